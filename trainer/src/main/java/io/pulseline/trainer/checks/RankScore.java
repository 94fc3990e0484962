package io.pulseline.trainer.checks;

import java.util.Arrays;

/** AUC of values as they are, by Mann and Whitney's statistic, for all classes in one pass. */
final class RankScore {
  private RankScore() {}

  /**
   * AUC of each class against the others.
   *
   * @param values by row; NaN counts as greater than all
   * @param classes by row, negative where unknown
   * @param count of classes
   * @return NaN for a class of no rows, or of all
   */
  static double[] auc(float[] values, int[] classes, int count) {
    long[] order = ascending(values);
    long[] below = new long[count];
    long[] tied = new long[count];
    double[] halfWins = new double[count];
    long all = 0;
    int at = 0;
    while (at < order.length) {
      Arrays.fill(tied, 0);
      long tiedAll = 0;
      long value = order[at] >> 32;
      for (; at < order.length && order[at] >> 32 == value; at++) {
        int c = classes[(int) order[at]];
        if (c >= 0) {
          tied[c]++;
          tiedAll++;
        }
      }
      for (int c = 0; c < count; c++) {
        halfWins[c] += tied[c] * (2.0 * (all - below[c]) + (tiedAll - tied[c]));
        below[c] += tied[c];
      }
      all += tiedAll;
    }
    for (int c = 0; c < count; c++) {
      halfWins[c] /= 2.0 * below[c] * (all - below[c]);
    }
    return halfWins;
  }

  /** Values in the upper half of each number, in an order that integers have too; rows below. */
  private static long[] ascending(float[] values) {
    long[] keys = new long[values.length];
    for (int row = 0; row < keys.length; row++) {
      int bits = Float.floatToIntBits(values[row] + 0f);
      int ordered = bits ^ (bits >> 31 & Integer.MAX_VALUE);
      keys[row] = (long) ordered << 32 | row;
    }
    Arrays.sort(keys);
    return keys;
  }
}
