package io.pulseline.trainer.checks;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import java.util.Arrays;

/**
 * How well a feature alone tells classes apart: AUC of each class against the others, in the mean
 * weighted by their rows. For each class it is the better one of two scores: the feature's value
 * itself, either way round, and the share of the class among rows of a like value.
 */
final class SingleFeature {
  private static final int MOST_BINS = 64;

  private SingleFeature() {}

  /** From 0.5 for a feature that says nothing to 1; 0.5 also when there is but one class. */
  static double auc(Sample sample, int feature, Column column, int classes) {
    float[] values = sample.column(feature);
    double[] best = ShareScore.auc(bins(sample, feature, column), sample.classes(), classes);
    if (!(column instanceof CategoricalColumn)) {
      double[] byValue = RankScore.auc(values, sample.classes(), classes);
      Arrays.setAll(best, c -> Math.max(best[c], Math.max(byValue[c], 1 - byValue[c])));
    }
    int[] rows = new int[classes];
    for (int c : sample.classes()) {
      if (c >= 0) {
        rows[c]++;
      }
    }
    double sum = 0;
    long weight = 0;
    for (int c = 0; c < classes; c++) {
      if (!Double.isNaN(best[c])) {
        sum += rows[c] * best[c];
        weight += rows[c];
      }
    }
    return weight == 0 ? 0.5 : Math.max(0.5, sum / weight);
  }

  /** Rows of one category, of like numbers, or without a value are in one bin. */
  private static int[] bins(Sample sample, int feature, Column column) {
    float[] values = sample.column(feature);
    boolean categorical = column instanceof CategoricalColumn;
    float[] edges = categorical ? Data.codes(column) : edges(sample.sorted(feature));
    int missing = edges.length + 1;
    int[] bins = new int[values.length];
    for (int row = 0; row < bins.length; row++) {
      int found = Arrays.binarySearch(edges, values[row] + 0f);
      int between = categorical ? edges.length : -found - 1;
      bins[row] = Float.isNaN(values[row]) ? missing : found < 0 ? between : found;
    }
    return bins;
  }

  /** Upper ends of intervals of equally many values, so few that each has rows enough. */
  private static float[] edges(float[] sorted) {
    if (sorted.length == 0) {
      return new float[0];
    }
    int bins = (int) Math.max(2, Math.min(MOST_BINS, Math.sqrt(sorted.length) / 2));
    float[] edges = new float[bins - 1];
    for (int i = 1; i < bins; i++) {
      edges[i - 1] = sorted[(int) ((long) i * sorted.length / bins)] + 0f;
    }
    return edges;
  }
}
