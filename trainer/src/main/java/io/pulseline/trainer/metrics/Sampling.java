package io.pulseline.trainer.metrics;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Rows by chance. */
final class Sampling {
  private Sampling() {}

  /** So many different numbers below a bound, in random order. */
  static int[] distinct(int count, int bound, SplittableRandom random) {
    int[] numbers = new int[bound];
    for (int i = 0; i < bound; i++) {
      numbers[i] = i;
    }
    int[] first = new int[count];
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i, bound);
      first[i] = numbers[other];
      numbers[other] = numbers[i];
    }
    return first;
  }

  /**
   * Draws with replacement, as often as there are rows, and counts how often each row was drawn. Of
   * each random number both halves are used; that a row is drawn more than 127 times does not
   * happen.
   */
  static void draw(byte[] counts, SplittableRandom random) {
    Arrays.fill(counts, (byte) 0);
    long rows = counts.length;
    for (int i = 0; i < counts.length; i += 2) {
      long bits = random.nextLong();
      counts[(int) (((bits >>> 32) * rows) >>> 32)]++;
      if (i + 1 < counts.length) {
        counts[(int) (((bits & 0xFFFF_FFFFL) * rows) >>> 32)]++;
      }
    }
  }
}
