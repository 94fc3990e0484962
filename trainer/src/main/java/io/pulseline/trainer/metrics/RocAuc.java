package io.pulseline.trainer.metrics;

import java.util.Arrays;
import org.hipparchus.stat.ranking.NaNStrategy;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * Area under the ROC curve, by Mann and Whitney's statistic: the chance that a row of the class
 * gets a higher score than one that is not, ties counting half.
 */
public final class RocAuc {
  private RocAuc() {}

  /**
   * AUC of one class against the others.
   *
   * @param truth true class of each row
   * @param scores of the class {@code positive}, higher meaning likelier
   * @return NaN when all rows or none are of that class
   */
  public static double ofClass(int[] truth, double[] scores, int positive) {
    double[] ranks = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(scores);
    double rankSum = 0;
    long positives = 0;
    for (int row = 0; row < truth.length; row++) {
      if (truth[row] == positive) {
        rankSum += ranks[row];
        positives++;
      }
    }
    double negatives = truth.length - (double) positives;
    return (rankSum - positives * (positives + 1) / 2.0) / (positives * negatives);
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
    double[] scores = new double[probabilities.length / classes];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = probabilities[row * classes + c];
    }
    return scores;
  }

  private static long support(int[] truth, int c) {
    return Arrays.stream(truth).filter(t -> t == c).count();
  }
}
