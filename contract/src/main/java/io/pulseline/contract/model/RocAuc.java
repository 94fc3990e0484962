package io.pulseline.contract.model;

import java.util.stream.IntStream;

/**
 * Area under the ROC curve, by Mann and Whitney's statistic: the chance that a row of the class
 * gets a higher score than one that is not, ties counting half. Manifests, reports and what is
 * measured live mean the same by it.
 */
public final class RocAuc {
  private RocAuc() {}

  /**
   * AUC of one class against the others.
   *
   * @param truth true class of each row
   * @param scores row-major, rows × {@code classes}, higher meaning likelier; no NaN among those of
   *     the class
   * @param c the class
   * @return NaN when all rows or none are of that class
   */
  public static double ofClass(int[] truth, float[] scores, int classes, int c) {
    long[] order = ScoreOrder.ascending(scores, classes, c);
    long hits = 0;
    long misses = 0;
    long halfWins = 0;
    int at = 0;
    while (at < order.length) {
      float score = ScoreOrder.score(order[at]);
      long tied = 0;
      long tiedHits = 0;
      for (; at < order.length && ScoreOrder.score(order[at]) == score; at++) {
        tied++;
        tiedHits += truth[ScoreOrder.row(order[at])] == c ? 1 : 0;
      }
      long tiedMisses = tied - tiedHits;
      halfWins += tiedHits * (2 * misses + tiedMisses);
      hits += tiedHits;
      misses += tiedMisses;
    }
    return halfWins / (2.0 * hits * misses);
  }

  /**
   * AUC over all classes. With two it is that of the second (which is also that of the first); with
   * more it is the mean of one-versus-rest, weighted by the rows of each class, over the classes
   * that occur.
   *
   * @param probabilities row-major, rows × {@code classes}
   */
  public static double of(int[] truth, float[] probabilities, int classes) {
    if (classes == 2) {
      return ofClass(truth, probabilities, 2, 1);
    }
    double sum = 0;
    long rows = 0;
    for (int c = 0; c < classes; c++) {
      double auc = ofClass(truth, probabilities, classes, c);
      if (!Double.isNaN(auc)) {
        long support = support(truth, c);
        sum += support * auc;
        rows += support;
      }
    }
    return sum / rows;
  }

  private static long support(int[] truth, int c) {
    return IntStream.of(truth).filter(t -> t == c).count();
  }
}
