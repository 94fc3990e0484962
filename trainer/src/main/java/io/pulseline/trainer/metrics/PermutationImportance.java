package io.pulseline.trainer.metrics;

import io.pulseline.contract.dataset.Column;
import io.pulseline.trainer.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * How much a model leans on each feature: by how much its mean log loss rises on held-out rows once
 * the feature's values are shuffled among them (Breiman 2001). Log loss and not AUC, since it is
 * defined for any rows and also tells of probabilities that get worse in the same order.
 *
 * @param rows so many were shuffled, a sample where there are more
 * @param repeats how often
 * @param features the most important one first
 */
public record PermutationImportance(int rows, int repeats, List<Feature> features) {
  private static final int MOST_ROWS = 10_000;
  private static final int FEWEST_ROWS = 1_000;
  private static final int MOST_REPEATS = 10;

  /** Scored in all; where features are many, fewer rows have to do. */
  private static final int BUDGET = 200_000;

  /**
   * What a feature is worth.
   *
   * @param rise of the mean log loss
   * @param interval of the rise, by the standard error over the rows
   */
  public record Feature(String name, double rise, Interval interval) {}

  /**
   * Shuffles and scores.
   *
   * @param columns of the table's features
   * @param probabilities from row-major features to row-major probabilities of the classes
   */
  public static PermutationImportance of(
      Table table,
      List<Column> columns,
      UnaryOperator<float[]> probabilities,
      int classes,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int most = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, BUDGET / Math.max(1, columns.size())));
    int rows = Math.min(most, table.rows());
    int repeats = Math.max(1, Math.min(MOST_REPEATS, most / Math.max(1, rows)));
    int[] sample = Sampling.distinct(rows, table.rows(), random);
    List<int[]> shuffles = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      shuffles.add(Sampling.distinct(rows, rows, random));
    }
    Shuffler shuffler = new Shuffler(table, sample, probabilities, classes);
    List<Feature> features = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      features.add(shuffler.feature(columns.get(column).name(), column, shuffles));
    }
    features.sort(Comparator.comparingDouble(Feature::rise).reversed());
    return new PermutationImportance(rows, repeats, features);
  }

  /** The sample, its losses, and one column at a time in another order. */
  private static final class Shuffler {
    private final int width;
    private final float[] values;
    private final int[] truth;
    private final UnaryOperator<float[]> probabilities;
    private final int classes;
    private final double[] losses;

    Shuffler(Table table, int[] sample, UnaryOperator<float[]> probabilities, int classes) {
      this.width = table.width();
      this.values = new float[sample.length * width];
      this.truth = new int[sample.length];
      for (int i = 0; i < sample.length; i++) {
        System.arraycopy(table.features(), sample[i] * width, values, i * width, width);
        truth[i] = table.classOf(sample[i]);
      }
      this.probabilities = probabilities;
      this.classes = classes;
      this.losses = losses(values);
    }

    private double[] losses(float[] features) {
      float[] scores = probabilities.apply(features);
      double[] rowLosses = new double[truth.length];
      for (int row = 0; row < rowLosses.length; row++) {
        rowLosses[row] = RankedPredictions.loss(scores[row * classes + truth[row]]);
      }
      return rowLosses;
    }

    Feature feature(String name, int column, List<int[]> shuffles) {
      double[] rises = new double[truth.length];
      for (int[] shuffle : shuffles) {
        float[] shuffled = values.clone();
        for (int row = 0; row < shuffle.length; row++) {
          shuffled[row * width + column] = values[shuffle[row] * width + column];
        }
        double[] shuffledLosses = losses(shuffled);
        for (int row = 0; row < rises.length; row++) {
          rises[row] += (shuffledLosses[row] - losses[row]) / shuffles.size();
        }
      }
      double sum = 0;
      double squares = 0;
      for (double rise : rises) {
        sum += rise;
        squares += rise * rise;
      }
      double mean = sum / rises.length;
      double variance = Math.max(0, squares / rises.length - mean * mean);
      return new Feature(
          name, mean, Interval.ofMean(mean, Math.sqrt(variance / Math.max(1, rises.length - 1))));
    }
  }
}
