package io.pulseline.serving.plane;

/** Numbers in messages. */
final class Numerals {
  private Numerals() {}

  /** As people write it: 7 and not 7.0. */
  static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 0x1p63
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
