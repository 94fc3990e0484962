package io.pulseline.contract.model;

import java.util.Comparator;
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
   * @param scores of the class {@code positive}, higher meaning likelier; no NaN among them
   * @return NaN when all rows or none are of that class
   */
  public static double ofClass(int[] truth, double[] scores, int positive) {
    int[] order = ascending(scores);
    long positives = 0;
    long negatives = 0;
    long halfWins = 0;
    int at = 0;
    while (at < order.length) {
      double score = scores[order[at]];
      long tied = 0;
      long tiedPositives = 0;
      for (; at < order.length && scores[order[at]] == score; at++) {
        tied++;
        tiedPositives += truth[order[at]] == positive ? 1 : 0;
      }
      long tiedNegatives = tied - tiedPositives;
      halfWins += tiedPositives * (2 * negatives + tiedNegatives);
      positives += tiedPositives;
      negatives += tiedNegatives;
    }
    return halfWins / (2.0 * positives * negatives);
  }

  private static int[] ascending(double[] scores) {
    for (double score : scores) {
      if (Double.isNaN(score)) {
        throw new IllegalArgumentException("a score is not a number");
      }
    }
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> scores[row]))
        .mapToInt(Integer::intValue)
        .toArray();
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
      return ofClass(truth, scores(probabilities, 1, classes), 1);
    }
    double sum = 0;
    long rows = 0;
    for (int c = 0; c < classes; c++) {
      double auc = ofClass(truth, scores(probabilities, c, classes), c);
      if (!Double.isNaN(auc)) {
        long support = support(truth, c);
        sum += support * auc;
        rows += support;
      }
    }
    return sum / rows;
  }

  private static double[] scores(float[] probabilities, int c, int classes) {
    return IntStream.range(0, probabilities.length / classes)
        .mapToDouble(row -> probabilities[row * classes + c])
        .toArray();
  }

  private static long support(int[] truth, int c) {
    return IntStream.of(truth).filter(t -> t == c).count();
  }
}
