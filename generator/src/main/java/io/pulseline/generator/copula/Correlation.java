package io.pulseline.generator.copula;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.util.MathArrays;

/** Correlation matrices of latent variables. */
final class Correlation {
  private static final double SMALLEST_EIGENVALUE = 1e-4;
  private static final double ROUNDING = 1e-9;
  private static final int POWERS = 100;

  private Correlation() {}

  /** Correlations pair by pair: they need not be those of one normal distribution. */
  static double[][] pairwise(List<LatentColumn> columns) {
    int size = columns.size();
    double[][] matrix = new double[size][size];
    IntStream.range(0, size)
        .parallel()
        .forEach(
            i -> {
              matrix[i][i] = 1;
              for (int j = 0; j < i; j++) {
                matrix[i][j] = columns.get(i).correlation(columns.get(j));
                matrix[j][i] = matrix[i][j];
              }
            });
    return matrix;
  }

  /** The correlations of some of the variables. */
  static double[][] among(double[][] matrix, int[] variables) {
    return Arrays.stream(variables)
        .mapToObj(i -> Arrays.stream(variables).mapToDouble(j -> matrix[i][j]).toArray())
        .toArray(double[][]::new);
  }

  /** The weighted mean of correlation matrices, which is one again; weights add up to 1. */
  static double[][] mean(List<double[][]> matrices, double... weights) {
    int size = matrices.get(0).length;
    double[][] mean = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int m = 0; m < weights.length; m++) {
          mean[i][j] += weights[m] * matrices.get(m)[i][j];
        }
      }
      mean[i][i] = 1;
    }
    return mean;
  }

  /**
   * Correlations drawn towards those of independent variables.
   *
   * @param kept what is left of each
   */
  static double[][] drawn(double[][] matrix, double kept) {
    double[][] drawn = new double[matrix.length][];
    for (int i = 0; i < matrix.length; i++) {
      drawn[i] = MathArrays.scale(kept, matrix[i]);
      drawn[i][i] = 1;
    }
    return drawn;
  }

  /**
   * Pairwise estimates need not fit together. Negative eigenvalues are raised to a small positive
   * one and the diagonal is scaled back to 1, which is close to the nearest correlation matrix
   * (Rebonato and Jäckel 1999, the spectral method).
   *
   * @param matrix symmetric with a diagonal of ones; returned as it is when it needs no repair
   */
  static double[][] repaired(double[][] matrix) {
    if (matrix.length == 0) {
      return matrix;
    }
    if (matrix.length >= Cholesky.WIDE) {
      return Cholesky.shrunk(matrix);
    }
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix));
    double[] values = eigen.getEigenvalues();
    boolean positive = true;
    for (int i = 0; i < values.length; i++) {
      positive &= values[i] >= SMALLEST_EIGENVALUE / 10;
      values[i] = Math.max(values[i], SMALLEST_EIGENVALUE);
    }
    if (positive) {
      return matrix;
    }
    RealMatrix scaled = eigen.getV().copy();
    for (int column = 0; column < values.length; column++) {
      for (int row = 0; row < values.length; row++) {
        scaled.multiplyEntry(row, column, Math.sqrt(values[column]));
      }
    }
    double[][] repaired = scaled.multiplyTransposed(scaled).getData();
    double[] deviation = new double[repaired.length];
    for (int i = 0; i < deviation.length; i++) {
      deviation[i] = Math.sqrt(repaired[i][i]);
    }
    for (int i = 0; i < repaired.length; i++) {
      for (int j = 0; j < i; j++) {
        repaired[i][j] /= deviation[i] * deviation[j];
        repaired[j][i] = repaired[i][j];
      }
      repaired[i][i] = 1;
    }
    return repaired;
  }

  /**
   * The lower triangular L with L·Lᵀ = the matrix. Rounding of a stored matrix may have made it
   * slightly indefinite, so it is repaired first.
   */
  static double[][] cholesky(double[][] matrix) {
    if (matrix.length == 0) {
      return matrix;
    }
    if (matrix.length >= Cholesky.WIDE) {
      double[][] lower = Cholesky.lower(matrix, ROUNDING);
      return lower == null ? Cholesky.lower(Cholesky.shrunk(matrix), ROUNDING) : lower;
    }
    RealMatrix symmetric = new Array2DRowRealMatrix(repaired(matrix));
    return new CholeskyDecomposition(symmetric, 1e-10, 1e-12).getL().getData();
  }

  /** The weights of the direction in which the columns vary most together. */
  static double[] firstPrincipalComponent(double[][] matrix) {
    if (matrix.length >= Cholesky.WIDE) {
      return byPowers(matrix);
    }
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix));
    double[] values = eigen.getEigenvalues();
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return eigen.getEigenvector(largest).toArray();
  }

  /** The power iteration of von Mises. */
  private static double[] byPowers(double[][] matrix) {
    RealMatrix symmetric = new Array2DRowRealMatrix(matrix, false);
    RealVector vector = new ArrayRealVector(matrix.length, 1);
    // Not even, so that it is at right angles to no direction that columns have in common
    for (int i = 0; i < matrix.length; i++) {
      vector.setEntry(i, 1 + (double) i / matrix.length);
    }
    for (int step = 0; step < POWERS; step++) {
      vector = symmetric.operate(vector).unitVector();
    }
    return vector.toArray();
  }
}
