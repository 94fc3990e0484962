package io.pulseline.generator.extras;

import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;

/** Numbers of rows that look drawn at random, each from the row's number and a seed alone. */
final class Scatter {
  private static final long WIDEST = 1L << 31;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final long seed;

  Scatter(long seed) {
    this.seed = new SplittableRandom(seed).nextLong();
  }

  /** A stream of 64 random bits for each row. */
  long bits(long row, int stream) {
    return new SplittableRandom(seed + row + ((long) stream << 48)).nextLong();
  }

  /** A number of [0, 1) for each row. */
  double share(long row, int stream) {
    return (bits(row, stream) >>> 11) * 0x1p-53;
  }

  /** A number below a bound for each row. */
  long below(long bound, long row, int stream) {
    return Long.remainderUnsigned(bits(row, stream), bound);
  }

  /**
   * A number below a bound for each row, none of which comes again before all have come, or 2^31 of
   * them: a linear congruence, whose multiplier has no divisor in common with its width.
   */
  LongUnaryOperator distinct(long bound) {
    long width = Math.min(bound, WIDEST);
    long start = Math.floorMod(seed, width);
    long multiplier = (long) (width * GOLDEN) | 1;
    while (BigInteger.valueOf(multiplier).gcd(BigInteger.valueOf(width)).longValue() > 1) {
      multiplier += 2;
    }
    long factor = multiplier;
    return row -> {
      long low = Math.floorMod(factor * Math.floorMod(row, width) + start, width);
      return bound == width ? low : low + width * below(bound / width, row, 0);
    };
  }
}
