package io.pulseline.features;

import org.hipparchus.stat.StatUtils;

/**
 * How many values there are, their mean, and their population variance.
 *
 * @param count a whole number
 */
record Moments(double count, double mean, double variance) {
  /** How many numbers {@link #numbers} are. */
  static final int NUMBERS = 3;

  static Moments of(double... values) {
    double mean = values.length == 0 ? 0 : StatUtils.mean(values);
    double variance = values.length == 0 ? 0 : StatUtils.populationVariance(values, mean);
    return new Moments(values.length, mean, variance);
  }

  double[] numbers() {
    return new double[] {count, mean, variance};
  }

  /** Reads what {@link #numbers} gave. */
  static Moments at(double[] numbers, int from) {
    return new Moments(numbers[from], numbers[from + 1], numbers[from + 2]);
  }

  /** Those of both parts' values (Chan, Golub and LeVeque 1979). */
  Moments with(Moments other) {
    if (other.count == 0) {
      return this;
    }
    if (count == 0) {
      return other;
    }
    double all = count + other.count;
    double share = other.count / all;
    double apart = other.mean - mean;
    return new Moments(
        all,
        mean + apart * share,
        variance + share * (other.variance - variance) + apart * apart * share * (count / all));
  }
}
