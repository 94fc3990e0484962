package io.pulseline.contract.model;

import java.util.Arrays;

/**
 * Rows in the order of their scores. Each is one number, whose upper half is a score in bits that
 * sort as floats do and whose lower half is the row, so that the order is always the same: equal
 * scores come by row.
 */
public final class ScoreOrder {
  private static final int DIGIT_BITS = 8;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private ScoreOrder() {}

  /**
   * Sorts one column, in time that is linear in the rows.
   *
   * @param scores row-major, rows × {@code width}; no NaN among those of the column
   * @return by ascending score, see {@link #row} and {@link #score}
   */
  public static long[] ascending(float[] scores, int width, int column) {
    long[] order = new long[scores.length / width];
    for (int row = 0; row < order.length; row++) {
      float score = scores[row * width + column];
      if (Float.isNaN(score)) {
        throw new IllegalArgumentException("the score of row " + row + " is not a number");
      }
      // adding zero makes -0 a plain zero, to which it is equal but before which it would sort
      order[row] = (long) sortable(Float.floatToIntBits(score + 0f)) << Integer.SIZE | row;
    }
    return sorted(order);
  }

  /** The row of an entry. */
  public static int row(long entry) {
    return (int) entry;
  }

  /** The score of an entry. */
  public static float score(long entry) {
    int sortable = (int) (entry >>> Integer.SIZE);
    return Float.intBitsToFloat(sortable < 0 ? sortable ^ Integer.MIN_VALUE : ~sortable);
  }

  /** Without a sign: floats below zero are turned round and come first. */
  private static int sortable(int bits) {
    return bits < 0 ? ~bits : bits ^ Integer.MIN_VALUE;
  }

  /** Digit by digit of the upper half, the lowest first; each round keeps the order of the last. */
  private static long[] sorted(long[] order) {
    long[] from = order;
    long[] to = new long[order.length];
    for (int shift = Integer.SIZE; shift < Long.SIZE; shift += DIGIT_BITS) {
      int[] next = new int[DIGITS + 1];
      for (long entry : from) {
        next[digit(entry, shift) + 1]++;
      }
      Arrays.parallelPrefix(next, Integer::sum);
      for (long entry : from) {
        to[next[digit(entry, shift)]++] = entry;
      }
      long[] spare = from;
      from = to;
      to = spare;
    }
    return from;
  }

  private static int digit(long entry, int shift) {
    return (int) (entry >>> shift) & DIGITS - 1;
  }
}
