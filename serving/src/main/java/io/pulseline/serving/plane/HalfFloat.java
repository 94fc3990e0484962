package io.pulseline.serving.plane;

/** IEEE 754 half precision, which the JDK reads only from version 20 on. */
final class HalfFloat {
  private static final int FRACTION_BITS = 10;
  private static final int EXPONENT_BIAS = 15;

  private HalfFloat() {}

  static float toFloat(short half) {
    int exponent = (half >> FRACTION_BITS) & 0x1F;
    int fraction = half & 0x3FF;
    float magnitude;
    if (exponent == 0x1F) {
      magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      magnitude = Math.scalb((float) fraction, 1 - EXPONENT_BIAS - FRACTION_BITS);
    } else {
      magnitude = Math.scalb((float) (fraction | 0x400), exponent - EXPONENT_BIAS - FRACTION_BITS);
    }
    return half < 0 ? -magnitude : magnitude;
  }
}
