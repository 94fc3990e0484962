package io.pulseline.trainer.checks;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * AUC of the share that a class has in a row's bin. Each half of the rows is scored with the shares
 * of the other half, so that bins of few rows do not look as if they knew.
 */
final class ShareScore {
  private ShareScore() {}

  /**
   * AUC of each class against the others, in the mean of both halves.
   *
   * @param bins by row
   * @param classes by row, negative where unknown
   * @param count of classes
   * @return NaN for a class of no rows, or of all
   */
  static double[] auc(int[] bins, int[] classes, int count) {
    int width = IntStream.of(bins).max().orElse(0) + 1;
    long[][][] rows = new long[2][width][count];
    for (int row = 0; row < bins.length; row++) {
      if (classes[row] >= 0) {
        rows[half(row)][bins[row]][classes[row]]++;
      }
    }
    double[] auc = new double[count];
    for (int c = 0; c < count; c++) {
      auc[c] = (auc(rows[0], rows[1], c) + auc(rows[1], rows[0], c)) / 2;
    }
    return auc;
  }

  /** Not even and odd rows: records may come by turns. */
  private static int half(int row) {
    return (row * 0x9e3779b9) >>> 31;
  }

  private static double auc(long[][] known, long[][] scored, int c) {
    double[] shares = new double[known.length];
    double prior = share(total(known, c), total(known, -1), 0.5);
    for (int bin = 0; bin < shares.length; bin++) {
      shares[bin] = share(known[bin][c], sum(known[bin]), prior);
    }
    int[] order =
        IntStream.range(0, shares.length)
            .boxed()
            .sorted(Comparator.comparingDouble(bin -> shares[bin]))
            .mapToInt(Integer::intValue)
            .toArray();
    long positives = 0;
    long negatives = 0;
    double halfWins = 0;
    int at = 0;
    while (at < order.length) {
      double share = shares[order[at]];
      long ours = 0;
      long others = 0;
      for (; at < order.length && shares[order[at]] == share; at++) {
        long[] bin = scored[order[at]];
        ours += bin[c];
        others += sum(bin) - bin[c];
      }
      halfWins += ours * (2.0 * negatives + others);
      positives += ours;
      negatives += others;
    }
    return halfWins / (2.0 * positives * negatives);
  }

  /** A bin counts as if it had one row more of the usual mixture. */
  private static double share(long part, long of, double prior) {
    return (part + prior) / (of + 1);
  }

  private static long total(long[][] bins, int c) {
    long total = 0;
    for (long[] bin : bins) {
      total += c < 0 ? sum(bin) : bin[c];
    }
    return total;
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
