package io.pulseline.trainer.calibration;

import io.pulseline.trainer.boost.HeldOut;
import io.pulseline.trees.calibration.Calibration;
import io.pulseline.trees.calibration.Isotonic;
import io.pulseline.trees.calibration.Platt;
import io.pulseline.trees.calibration.Uncalibrated;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses how probabilities are calibrated: the way of the least log loss on held-out rows. Each
 * way is learned from one half of them and measured on the other, and the other way round; the best
 * one is then learned from all. Ties, and too few rows, leave the trees' own probabilities.
 *
 * @param calibration the best way
 * @param losses mean log loss of each way on rows that it was not learned from, by its name
 */
public record CalibrationChoice(Calibration calibration, Map<String, Double> losses) {
  private static final int FEWEST_ROWS = 100;
  private static final double TINY = 1e-15;

  public CalibrationChoice {
    losses = Map.copyOf(losses);
  }

  private record Way(String name, Function<HeldOut, Calibration> learn) {}

  /** Chooses by rows that the trees have not seen. */
  public static CalibrationChoice by(HeldOut rows, int classes) {
    Calibration best = new Uncalibrated();
    Map<String, Double> losses = new TreeMap<>();
    if (rows.rows() < FEWEST_ROWS) {
      return new CalibrationChoice(best, losses);
    }
    double least = loss(best, rows, classes) / rows.rows();
    losses.put(best.label(), least);
    for (Way way : ways(classes)) {
      double loss = crossFitted(way, rows, classes);
      losses.put(way.name, loss);
      if (loss < least) {
        least = loss;
        best = way.learn.apply(rows);
      }
    }
    return new CalibrationChoice(best, losses);
  }

  /** Every way, learned from all rows. */
  public static List<Calibration> all(HeldOut rows, int classes) {
    return Stream.concat(
            Stream.of(new Uncalibrated()), ways(classes).stream().map(way -> way.learn.apply(rows)))
        .toList();
  }

  private static List<Way> ways(int classes) {
    return List.of(
        new Way(Platt.NAME, rows -> PlattFit.fit(rows, classes)),
        new Way(Isotonic.NAME, rows -> IsotonicFit.fit(rows, classes)));
  }

  private static double crossFitted(Way way, HeldOut rows, int classes) {
    double sum =
        IntStream.range(0, 2)
            .parallel()
            .mapToDouble(half -> crossFitted(way, rows, classes, half))
            .sum();
    return sum / rows.rows();
  }

  private static double crossFitted(Way way, HeldOut rows, int classes, int half) {
    Calibration learned = way.learn.apply(rows.every(2, half, classes));
    return loss(learned, rows.every(2, 1 - half, classes), classes);
  }

  /** The sum over the rows. */
  private static double loss(Calibration calibration, HeldOut rows, int classes) {
    float[] probabilities = calibration.probabilities(rows.margins(), classes);
    double sum = 0;
    for (int row = 0; row < rows.rows(); row++) {
      sum -= Math.log(Math.max(TINY, probabilities[row * classes + rows.truth()[row]]));
    }
    return sum;
  }
}
