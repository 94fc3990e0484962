package io.pulseline.trainer.metrics;

import io.pulseline.trees.calibration.Decision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Predictions with all that is worth computing only once: what each row loses, which pair of
 * classes it counts for, and the order by each class's probability. Metrics of all rows, of some or
 * of a bootstrap sample then take one pass. It may be used by many threads.
 */
public final class RankedPredictions {
  /** Probabilities of 0 would lose without end. */
  private static final double LEAST = 1e-15;

  private final int classes;

  /** True class × classes + predicted class of each row. */
  private final int[] pairs;

  private final double[] losses;
  private final double[] squares;
  private final List<OneVersusRest> ranks;

  private RankedPredictions(
      int classes, int[] pairs, double[] losses, double[] squares, List<OneVersusRest> ranks) {
    this.classes = classes;
    this.pairs = pairs;
    this.losses = losses;
    this.squares = squares;
    this.ranks = ranks;
  }

  public static RankedPredictions of(Predictions predictions) {
    int rows = predictions.rows();
    int classes = predictions.classes();
    int[] pairs = new int[rows];
    double[] losses = new double[rows];
    double[] squares = new double[rows];
    for (int row = 0; row < rows; row++) {
      int truth = predictions.truth()[row];
      pairs[row] = truth * classes + Decision.of(predictions.probabilities(), row, classes);
      losses[row] = loss(predictions.probability(row, truth));
      squares[row] = square(predictions, row);
    }
    IntStream measured =
        classes == 2 ? IntStream.of(predictions.positive()) : IntStream.range(0, classes);
    List<OneVersusRest> ranks =
        measured.mapToObj(category -> OneVersusRest.of(predictions, category)).toList();
    return new RankedPredictions(classes, pairs, losses, squares, ranks);
  }

  /** What a row loses whose class had this probability. */
  static double loss(double probability) {
    return -Math.log(Math.max(LEAST, Math.min(1 - LEAST, probability)));
  }

  private static double square(Predictions predictions, int row) {
    double sum = 0;
    for (int c = predictions.classes() == 2 ? 1 : 0; c < predictions.classes(); c++) {
      double error = predictions.probability(row, c) - (predictions.truth()[row] == c ? 1.0 : 0.0);
      sum += error * error;
    }
    return sum;
  }

  public int rows() {
    return pairs.length;
  }

  /** The classes that stand against the others: the positive one of two, or every one. */
  List<OneVersusRest> ranks() {
    return ranks;
  }

  public Metrics metrics() {
    return metrics(once());
  }

  public ConfusionMatrix confusion() {
    return confusion(once());
  }

  private byte[] once() {
    byte[] weights = new byte[rows()];
    Arrays.fill(weights, (byte) 1);
    return weights;
  }

  private ConfusionMatrix confusion(byte[] weights) {
    int[] counts = new int[classes * classes];
    for (int row = 0; row < weights.length; row++) {
      counts[pairs[row]] += weights[row];
    }
    return ConfusionMatrix.of(counts, classes);
  }

  /**
   * Metrics of rows that count several times or never.
   *
   * @param weights how often each row counts; their sum is the number of rows
   */
  Metrics metrics(byte[] weights) {
    if (weights.length == 0) {
      return Metrics.UNDEFINED;
    }
    double loss = 0;
    double square = 0;
    for (int row = 0; row < weights.length; row++) {
      int weight = weights[row];
      loss += weight * losses[row];
      square += weight * squares[row];
    }
    WeightedMean auc = new WeightedMean();
    WeightedMean prAuc = new WeightedMean();
    WeightedMean calibrationError = new WeightedMean();
    for (OneVersusRest rank : ranks) {
      OneVersusRest.Measured measured = rank.measure(weights);
      // of two classes the only one counts even where it has no rows
      double weight = classes == 2 ? 1 : measured.hits();
      auc.add(measured.auc(), weight);
      prAuc.add(measured.averagePrecision(), weight);
      calibrationError.add(measured.calibrationError(), weight);
    }
    ConfusionMatrix confusion = confusion(weights);
    return new Metrics(
        confusion.accuracy(),
        confusion.weightedF1(),
        auc.value(),
        prAuc.value(),
        loss / rows(),
        square / rows(),
        calibrationError.value());
  }

  /** Over the classes for which a metric is defined; NaN when there is none. */
  private static final class WeightedMean {
    private double sum;
    private double weight;

    void add(double value, double valueWeight) {
      if (!Double.isNaN(value)) {
        sum += valueWeight * value;
        weight += valueWeight;
      }
    }

    double value() {
      return sum / weight;
    }
  }

  /** The same for groups of rows, without sorting anew. */
  List<RankedPredictions> groups(Groups groups) {
    List<List<OneVersusRest>> ranksByClass = ranks.stream().map(r -> r.groups(groups)).toList();
    List<RankedPredictions> parts = new ArrayList<>();
    for (int group = 0; group < groups.sizes().length; group++) {
      int size = groups.sizes()[group];
      int part = group;
      parts.add(
          new RankedPredictions(
              classes,
              new int[size],
              new double[size],
              new double[size],
              ranksByClass.stream().map(ofClass -> ofClass.get(part)).toList()));
    }
    for (int row = 0; row < groups.rows(); row++) {
      if (groups.of(row) >= 0) {
        RankedPredictions part = parts.get(groups.of(row));
        int number = groups.numberOf(row);
        part.pairs[number] = pairs[row];
        part.losses[number] = losses[row];
        part.squares[number] = squares[row];
      }
    }
    return parts;
  }
}
