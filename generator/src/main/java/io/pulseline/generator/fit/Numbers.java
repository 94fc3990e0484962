package io.pulseline.generator.fit;

/** Numbers as they stand in descriptors and messages. */
final class Numbers {
  private Numbers() {}

  /** The shortest text of a number; integers have no point. */
  static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1L << 53
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
