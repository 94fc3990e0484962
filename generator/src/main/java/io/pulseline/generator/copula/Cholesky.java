package io.pulseline.generator.copula;

/**
 * Factors of correlation matrices of hundreds of variables, for which eigenvectors would take
 * minutes.
 */
final class Cholesky {
  /** From so many variables on. */
  static final int WIDE = 150;

  /** Rounding of a stored matrix takes less than this from its eigenvalues. */
  private static final double SMALLEST_PIVOT = 1e-3;

  private static final double FIRST_RIDGE = 0.01;

  private Cholesky() {}

  /**
   * The lower triangular L with L·Lᵀ = the matrix.
   *
   * @param smallest the matrix counts as positive definite when all squared diagonal elements of L
   *     are above this
   * @return null when it is not
   */
  static double[][] lower(double[][] matrix, double smallest) {
    double[][] lower = new double[matrix.length][];
    for (int i = 0; i < matrix.length; i++) {
      double[] row = new double[matrix.length];
      for (int j = 0; j < i; j++) {
        row[j] = (matrix[i][j] - dot(row, lower[j], j)) / lower[j][j];
      }
      double pivot = matrix[i][i] - dot(row, row, i);
      if (!(pivot > smallest)) {
        return null;
      }
      row[i] = Math.sqrt(pivot);
      lower[i] = row;
    }
    return lower;
  }

  /** Four sums at a time, which a processor adds side by side. */
  private static double dot(double[] a, double[] b, int size) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < size; i += 4) {
      first += a[i] * b[i];
      second += a[i + 1] * b[i + 1];
      third += a[i + 2] * b[i + 2];
      fourth += a[i + 3] * b[i + 3];
    }
    for (; i < size; i++) {
      first += a[i] * b[i];
    }
    return first + second + (third + fourth);
  }

  /**
   * The correlations shrunk towards none, as little as makes them those of one normal distribution:
   * with more columns than rows a table tells no more of them (Schäfer and Strimmer 2005).
   *
   * @param matrix symmetric with a diagonal of ones; returned as it is when it needs no repair
   */
  static double[][] shrunk(double[][] matrix) {
    double[][] shrunk = matrix;
    for (double ridge = FIRST_RIDGE; lower(shrunk, SMALLEST_PIVOT) == null; ridge *= 2) {
      shrunk = shrunk(matrix, ridge);
    }
    return shrunk;
  }

  private static double[][] shrunk(double[][] matrix, double ridge) {
    double[][] shrunk = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) {
        shrunk[i][j] = i == j ? 1 : matrix[i][j] / (1 + ridge);
      }
    }
    return shrunk;
  }
}
