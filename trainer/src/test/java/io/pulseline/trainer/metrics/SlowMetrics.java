package io.pulseline.trainer.metrics;

import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Metrics straight from their definitions, in quadratic time. */
final class SlowMetrics {
  private final int[] truth;
  private final float[] probabilities;
  private final int classes;
  private final int rows;

  private SlowMetrics(Predictions predictions) {
    this.truth = predictions.truth();
    this.probabilities = predictions.probabilities();
    this.classes = predictions.classes();
    this.rows = predictions.rows();
  }

  static Map<String, Double> of(Predictions predictions) {
    SlowMetrics slow = new SlowMetrics(predictions);
    return Map.of(
        "accuracy", slow.mean(row -> slow.label(row) == slow.truth[row] ? 1 : 0),
        "f1_weighted", slow.mean(row -> slow.f1(slow.truth[row])),
        "auc", slow.overClasses(predictions.positive(), slow::auc),
        "pr_auc", slow.overClasses(predictions.positive(), slow::averagePrecision),
        "log_loss", slow.mean(row -> -Math.log(Math.max(1e-15, slow.p(row, slow.truth[row])))),
        "brier", slow.mean(slow::square),
        "calibration_error", slow.overClasses(predictions.positive(), slow::calibrationError));
  }

  private double p(int row, int c) {
    return probabilities[row * classes + c];
  }

  private boolean is(int row, int c) {
    return truth[row] == c;
  }

  private double mean(IntToDoubleFunction of) {
    return IntStream.range(0, rows).mapToDouble(of).average().orElse(Double.NaN);
  }

  private int label(int row) {
    if (classes == 2) {
      return p(row, 1) >= 0.5 ? 1 : 0;
    }
    return IntStream.range(0, classes).reduce(0, (best, c) -> p(row, c) > p(row, best) ? c : best);
  }

  private double f1(int c) {
    double right = IntStream.range(0, rows).filter(r -> is(r, c) && label(r) == c).count();
    double wrong = IntStream.range(0, rows).filter(r -> is(r, c) != (label(r) == c)).count();
    return 2 * right / (2 * right + wrong);
  }

  private double square(int row) {
    return IntStream.range(classes == 2 ? 1 : 0, classes)
        .mapToDouble(c -> Math.pow(p(row, c) - (is(row, c) ? 1 : 0), 2))
        .sum();
  }

  private double overClasses(int positive, IntToDoubleFunction ofClass) {
    if (classes == 2) {
      return ofClass.applyAsDouble(positive);
    }
    double sum = 0;
    double weights = 0;
    for (int c = 0; c < classes; c++) {
      int category = c;
      double value = ofClass.applyAsDouble(c);
      long weight = IntStream.range(0, rows).filter(row -> is(row, category)).count();
      if (!Double.isNaN(value)) {
        sum += weight * value;
        weights += weight;
      }
    }
    return sum / weights;
  }

  private double auc(int c) {
    double wins = 0;
    double pairs = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        if (is(i, c) && !is(j, c)) {
          pairs++;
          wins += p(i, c) > p(j, c) ? 1 : p(i, c) == p(j, c) ? 0.5 : 0;
        }
      }
    }
    return wins / pairs;
  }

  /** The mean over the rows of the class of the precision at their own probability. */
  private double averagePrecision(int c) {
    return IntStream.range(0, rows)
        .filter(row -> is(row, c))
        .mapToDouble(
            row -> {
              int[] above =
                  IntStream.range(0, rows).filter(other -> p(other, c) >= p(row, c)).toArray();
              return IntStream.of(above).filter(other -> is(other, c)).count()
                  / (double) above.length;
            })
        .average()
        .orElse(Double.NaN);
  }

  private double calibrationError(int c) {
    double sum = 0;
    for (int bin = 0; bin < 15; bin++) {
      int from = bin;
      int[] inBin =
          IntStream.range(0, rows)
              .filter(row -> Math.min(14, (int) ((float) p(row, c) * 15)) == from)
              .toArray();
      double said = IntStream.of(inBin).mapToDouble(row -> p(row, c)).sum();
      sum += Math.abs(said - IntStream.of(inBin).filter(row -> is(row, c)).count());
    }
    return sum / rows;
  }
}
