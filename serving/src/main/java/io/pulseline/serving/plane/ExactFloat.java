package io.pulseline.serving.plane;

/**
 * Whole numbers as the floats that the model takes. Beyond ±2^24 a float skips whole numbers, so
 * that two different ones would be scored as one: they are refused rather than rounded.
 */
public final class ExactFloat {
  public static final long LIMIT = 1L << 24;

  private ExactFloat() {}

  /** Whether a whole number and its float are the same number. */
  public static boolean holds(long value) {
    return value >= -LIMIT && value <= LIMIT;
  }

  /**
   * The float of a whole number.
   *
   * @throws ServingException when no float is exactly this number
   */
  public static float of(String input, int element, long value) {
    if (!holds(value)) {
      throw inexact(input, element, Long.toString(value));
    }
    return (float) value;
  }

  public static ServingException inexact(String input, int element, String value) {
    return ServingException.invalid(
        "input '%s', element %d: %s is outside ±%d, the whole numbers that the model's FP32 holds"
            + " exactly; send it as FP32 or FP64 if rounding is meant",
        input, element, value, LIMIT);
  }
}
