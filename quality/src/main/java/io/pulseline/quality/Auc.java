package io.pulseline.quality;

import java.util.Arrays;
import org.hipparchus.stat.ranking.NaNStrategy;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * Area under the ROC curve, by Mann and Whitney's statistic. With more than two classes it is the
 * mean of one-versus-rest, weighted by the rows of each class.
 */
final class Auc {
  private Auc() {}

  /**
   * The area for given scores.
   *
   * @param truth class of each row, from 0
   * @param scores of each row and class; of a single column when there are two classes
   * @return NaN when all rows are of one class
   */
  static double of(int[] truth, float[][] scores) {
    if (scores[0].length == 1) {
      return ofClass(truth, scores, 1, 0);
    }
    double sum = 0;
    double rows = 0;
    for (int c = 0; c < scores[0].length; c++) {
      int wanted = c;
      long own = Arrays.stream(truth).filter(t -> t == wanted).count();
      if (own > 0 && own < truth.length) {
        sum += own * ofClass(truth, scores, c, c);
        rows += own;
      }
    }
    return sum / rows;
  }

  private static double ofClass(int[] truth, float[][] scores, int wanted, int column) {
    double[] values = new double[truth.length];
    for (int row = 0; row < values.length; row++) {
      values[row] = scores[row][column];
    }
    double[] ranks = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(values);
    double rankSum = 0;
    double positives = 0;
    for (int row = 0; row < ranks.length; row++) {
      if (truth[row] == wanted) {
        rankSum += ranks[row];
        positives++;
      }
    }
    return (rankSum - positives * (positives + 1) / 2) / (positives * (truth.length - positives));
  }
}
