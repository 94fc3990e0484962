package io.pulseline.generator.copula;

import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;

/**
 * Whether a parametric family describes a column better than its own quantiles do, by the distance
 * of Kolmogorov and Smirnov from held-out values: from the values themselves the quantiles would
 * always be closest.
 */
final class ParametricChoice {
  private static final int FOLDS = 5;
  private static final int FEWEST_VALUES = 50;

  /** With more values their own quantiles err too little to be bettered. */
  private static final int MOST_VALUES = 20_000;

  /** Of √n times the distance, in one sample of twenty larger (Smirnov 1948). */
  private static final double REFUTED = 1.358;

  private final double[] sorted;
  private final Integer decimals;
  private final int knots;

  /**
   * @param sorted finite values, ascending
   * @param decimals that they are rounded to, null when they are not
   * @param knots of the quantiles that a family is to better
   */
  ParametricChoice(double[] sorted, Integer decimals, int knots) {
    this.sorted = sorted;
    this.decimals = decimals;
    this.knots = knots;
  }

  /** The closest family, empty when the values' own quantiles are not clearly further away. */
  Optional<Parametric> best() {
    if (sorted.length < FEWEST_VALUES || sorted.length > MOST_VALUES) {
      return Optional.empty();
    }
    int[] folds = folds();
    double[] own = new double[FOLDS];
    for (int fold = 0; fold < FOLDS; fold++) {
      own[fold] = distance(part(folds, fold, true), ownQuantiles(part(folds, fold, false)));
    }
    Optional<Parametric> best = Optional.empty();
    double closest = 0;
    for (Family family : Family.values()) {
      try {
        double gain = isRefuted(family) ? 0 : gain(family, folds, own);
        if (gain > closest) {
          Parametric member = fitted(family, sorted).orElseThrow();
          member.knots(low(sorted), high(sorted));
          best = Optional.of(member);
          closest = gain;
        }
      } catch (MathRuntimeException e) {
        // It cannot be computed and so is no candidate; the others remain
      }
    }
    return best;
  }

  private boolean isRefuted(Family family) {
    double limit = REFUTED / Math.sqrt(sorted.length);
    return fitted(family, sorted).map(f -> distance(sorted, of(f, sorted)) > limit).orElse(true);
  }

  /** How much closer the family is on average, 0 when that may be chance. */
  private double gain(Family family, int[] folds, double[] own) {
    double sum = 0;
    double squares = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      double[] train = part(folds, fold, false);
      Optional<Parametric> fitted = fitted(family, train);
      if (fitted.isEmpty()) {
        return 0;
      }
      double gain = own[fold] - distance(part(folds, fold, true), of(fitted.get(), train));
      sum += gain;
      squares += gain * gain;
    }
    double mean = sum / FOLDS;
    double standardError = Math.sqrt((squares / FOLDS - mean * mean) / (FOLDS - 1));
    return mean > standardError ? mean : 0;
  }

  private DoubleUnaryOperator ownQuantiles(double[] train) {
    return Knots.of(train, decimals, knots)::below;
  }

  private Optional<Parametric> fitted(Family family, double[] values) {
    return Parametric.fit(family, values, low(values), high(values));
  }

  private DoubleUnaryOperator of(Parametric member, double[] values) {
    return new Truncated(member, low(values), high(values))::below;
  }

  private double low(double[] values) {
    return Knots.edge(values[0], decimals, -1);
  }

  private double high(double[] values) {
    return Knots.edge(values[values.length - 1], decimals, 1);
  }

  /** The largest difference between the distribution function of values and another one. */
  private double distance(double[] values, DoubleUnaryOperator below) {
    double largest = 0;
    for (int from = 0; from < values.length; ) {
      int to = from;
      while (to < values.length && values[to] == values[from]) {
        to++;
      }
      double lower = below.applyAsDouble(Knots.edge(values[from], decimals, -1));
      double upper = below.applyAsDouble(Knots.edge(values[from], decimals, 1));
      largest = Math.max(largest, Math.abs((double) from / values.length - lower));
      largest = Math.max(largest, Math.abs((double) to / values.length - upper));
      from = to;
    }
    return largest;
  }

  private int[] folds() {
    int[] folds = IntStream.range(0, sorted.length).map(i -> i % FOLDS).toArray();
    Random random = new Random(1);
    for (int i = folds.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int fold = folds[i];
      folds[i] = folds[other];
      folds[other] = fold;
    }
    return folds;
  }

  private double[] part(int[] folds, int fold, boolean held) {
    return IntStream.range(0, sorted.length)
        .filter(i -> (folds[i] == fold) == held)
        .mapToDouble(i -> sorted[i])
        .toArray();
  }
}
