package io.pulseline.generator.copula;

import java.util.Arrays;

/**
 * One column seen as a step function of a standard normal variable Z: its distinct values, in
 * order, are consecutive cells of Z.
 *
 * <p>A row is given the score E[Z | cell]. The covariance of two columns' scores is a power series
 * in the correlation ρ of their latent variables, Σ ρⁿ·aₙ·bₙ, where aₙ and bₙ are the coefficients
 * of the score functions in normalised Hermite polynomials (Mehler's formula). Solving it for ρ
 * gives the polychoric correlation of two categorical columns, the polyserial one of a mixed pair,
 * and the normal-scores correlation of two continuous ones: no rank is drawn at random, so no
 * signal is lost to ties.
 */
final class LatentColumn {
  static final int TERMS = 40;

  private final double[] scores;
  private final double[] hermite;

  private LatentColumn(double[] scores, double[] hermite) {
    this.scores = scores;
    this.hermite = hermite;
  }

  /**
   * @param cells of each row: 0 to count - 1 in the order of the latent variable, -1 when missing
   */
  static LatentColumn of(int[] cells, int count, Normal normal) {
    long[] sizes = new long[count];
    long present = 0;
    for (int cell : cells) {
      if (cell >= 0) {
        sizes[cell]++;
        present++;
      }
    }
    double[] scoreOfCell = new double[count];
    double[] hermite = new double[TERMS];
    double[] lower = terms(Double.NEGATIVE_INFINITY, normal);
    long below = 0;
    for (int cell = 0; cell < count; cell++) {
      if (sizes[cell] > 0) {
        below += sizes[cell];
        double[] upper = terms(normal.quantile((double) below / present), normal);
        double score = (lower[0] - upper[0]) * present / sizes[cell];
        scoreOfCell[cell] = score;
        for (int n = 0; n < TERMS; n++) {
          hermite[n] += score * (lower[n] - upper[n]);
        }
        lower = upper;
      }
    }
    double[] scores = new double[cells.length];
    for (int row = 0; row < cells.length; row++) {
      scores[row] = cells[row] < 0 ? Double.NaN : scoreOfCell[cells[row]];
    }
    return new LatentColumn(scores, hermite);
  }

  /**
   * @param values of each row, NaN where missing
   * @param order of a categorical column's codes, null when the column is numeric
   */
  static LatentColumn of(double[] values, double[] order, Normal normal) {
    boolean numeric = order == null;
    double[] steps = numeric ? distinct(values) : order;
    int[] cells = new int[values.length];
    for (int row = 0; row < cells.length; row++) {
      double value = values[row];
      cells[row] =
          Double.isNaN(value)
              ? -1
              : numeric ? Arrays.binarySearch(steps, value) : indexOf(steps, value);
    }
    return of(cells, steps.length, normal);
  }

  private static double[] distinct(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int size = 0;
    for (double value : sorted) {
      if (!Double.isNaN(value) && (size == 0 || Double.compare(value, sorted[size - 1]) != 0)) {
        sorted[size++] = value;
      }
    }
    return Arrays.copyOf(sorted, size);
  }

  private static int indexOf(double[] codes, double code) {
    int index = 0;
    while (codes[index] != code) {
      index++;
    }
    return index;
  }

  /**
   * The gaps of a column as a column of its own, in every row one of two cells: the upper one where
   * the value is missing.
   *
   * @param values NaN where missing
   */
  static LatentColumn ofGaps(double[] values, Normal normal) {
    int[] cells = new int[values.length];
    for (int row = 0; row < cells.length; row++) {
      cells[row] = Double.isNaN(values[row]) ? 1 : 0;
    }
    return of(cells, 2, normal);
  }

  /** ∫ of the normalised Hermite polynomials 1 to TERMS times the density, from z upwards. */
  private static double[] terms(double z, Normal normal) {
    double[] terms = new double[TERMS];
    if (Double.isInfinite(z)) {
      return terms;
    }
    double previous = 0;
    double current = 1;
    double density = normal.density(z);
    for (int n = 1; n <= TERMS; n++) {
      terms[n - 1] = current * density / Math.sqrt(n);
      double next = (z * current - Math.sqrt(n - 1.0) * previous) / Math.sqrt(n);
      previous = current;
      current = next;
    }
    return terms;
  }

  int rows() {
    return scores.length;
  }

  /** E[Z | cell] of a row, NaN where the value is missing. */
  double score(int row) {
    return scores[row];
  }

  /** The correlation of the latent variables of two columns over the rows that have both. */
  double correlation(LatentColumn other) {
    return with(other).correlation();
  }

  LatentPair with(LatentColumn other) {
    double sum = 0;
    int rows = 0;
    for (int row = 0; row < scores.length; row++) {
      double product = scores[row] * other.scores[row];
      if (!Double.isNaN(product)) {
        sum += product;
        rows++;
      }
    }
    double[] coefficients = new double[TERMS];
    for (int n = 0; n < TERMS; n++) {
      coefficients[n] = hermite[n] * other.hermite[n];
    }
    // The first coefficient of a column is the variance of its scores
    return rows < 2
        ? new LatentPair(0, 0, coefficients)
        : new LatentPair(sum / rows, Math.sqrt(coefficients[0] / rows), coefficients);
  }
}
