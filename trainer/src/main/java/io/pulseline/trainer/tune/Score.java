package io.pulseline.trainer.tune;

import io.pulseline.trainer.metrics.Metrics;
import java.util.List;
import org.hipparchus.stat.StatUtils;

/**
 * How well a trial did on one rung.
 *
 * @param rows that it was cross-validated on
 * @param rounds that were boosted on each fold
 * @param metrics of all rows, each scored by trees that had not seen it
 * @param folds of the rows of each fold alone
 */
public record Score(int rows, int rounds, Metrics metrics, List<Metrics> folds) {
  public Score {
    folds = List.copyOf(folds);
  }

  /** The value that a search is for. */
  public double value(Goal goal) {
    return goal.of(metrics);
  }

  /** Its standard deviation over the folds. */
  public double deviation(Goal goal) {
    double[] values = folds.stream().mapToDouble(goal::of).toArray();
    return Math.sqrt(StatUtils.variance(values));
  }
}
