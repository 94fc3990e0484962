package io.pulseline.generator.copula;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;

/**
 * What a gap's latent variable has to do with the variables before it. It is explained by the few
 * of them that the rows give evidence of, the most evident first (forward selection); its
 * correlations with the others follow from these. So the correlations of the values stay what they
 * are, and noise adds up neither over many columns nor over many gaps, as it does when each pair is
 * estimated for itself and the matrix repaired.
 *
 * <p>A gap is taken to be uncorrelated with the values of its own column, which no table can
 * refute. It means that the values are distributed alike with and without the gaps: the marginal
 * learned from the values that are there is the one to draw from, and leaves them so distributed
 * again. Where what both depend on would rule that out, it has a weaker say in the gap.
 */
final class GapDependence {
  /** How often gaps that depend on nothing are taken to depend on something. */
  private static final double FALSE_ALARMS = 0.005;

  /** The largest share of a gap's variance that other variables explain. */
  private static final double MOST_EXPLAINED = 0.97;

  private final double[][] matrix;
  private final int own;
  private final List<LatentPair> pairs;
  private final double evident;

  /**
   * @param matrix correlations of the variables before the gap's
   * @param own position of the values of the gap's column
   * @param pairs of the gap and each of those variables
   */
  private GapDependence(double[][] matrix, int own, List<LatentPair> pairs, Normal normal) {
    this.matrix = matrix;
    this.own = own;
    this.pairs = pairs;
    this.evident = normal.quantile(1 - FALSE_ALARMS / 2 / pairs.size());
  }

  /**
   * Puts gaps behind values.
   *
   * @param values correlations of the values, those of a normal distribution
   * @param latent the values and, behind them, the gaps
   * @param own position of the values of each gap's column
   */
  static double[][] extend(double[][] values, List<LatentColumn> latent, int[] own, Normal normal) {
    double[][] matrix = values;
    for (int column : own) {
      LatentColumn gap = latent.get(matrix.length);
      List<LatentPair> pairs = latent.stream().limit(matrix.length).map(gap::with).toList();
      matrix = bordered(matrix, new GapDependence(matrix, column, pairs, normal).correlations());
    }
    return matrix;
  }

  private static double[][] bordered(double[][] matrix, double[] row) {
    int size = row.length;
    double[][] larger = new double[size + 1][];
    for (int i = 0; i < size; i++) {
      larger[i] = Arrays.copyOf(matrix[i], size + 1);
      larger[i][size] = row[i];
    }
    larger[size] = Arrays.copyOf(row, size + 1);
    larger[size][size] = 1;
    return larger;
  }

  /** With all variables before the gap's; 0 when there is evidence of none. */
  private double[] correlations() {
    double[] correlations = new double[pairs.size()];
    int[] chosen = new int[0];
    boolean[] judged = new boolean[pairs.size()];
    judged[own] = true;
    int next = mostEvident(correlations, judged);
    while (next >= 0) {
      judged[next] = true;
      int[] more = with(chosen, next);
      double[] targets = Arrays.stream(more).mapToDouble(i -> pairs.get(i).correlation()).toArray();
      double explained = dot(weights(more, targets), targets);
      if (explained <= MOST_EXPLAINED) {
        chosen = more;
        correlations = following(more, targets, explained);
      }
      next = mostEvident(correlations, judged);
    }
    return correlations;
  }

  /** The variable that its pair shows to be correlated otherwise than it is so far, -1 if none. */
  private int mostEvident(double[] correlations, boolean[] judged) {
    int most = -1;
    double errors = evident;
    for (int i = 0; i < judged.length; i++) {
      double found = judged[i] ? 0 : pairs.get(i).errorsFrom(correlations[i]);
      if (found > errors) {
        most = i;
        errors = found;
      }
    }
    return most;
  }

  /**
   * The correlations with all variables that follow from those with some, and from none with the
   * values of the gap's column. Those with some are weakened where they would rule that out.
   */
  private double[] following(int[] chosen, double[] targets, double explained) {
    double[] ofColumn = among(matrix[own], chosen);
    double implied = dot(weights(chosen, targets), ofColumn);
    double free = 1 - dot(weights(chosen, ofColumn), ofColumn);
    double needed = explained + implied * implied / free;
    double scale = Math.sqrt(Math.min(1, MOST_EXPLAINED / needed));
    int[] all = with(chosen, own);
    double[] scaled =
        DoubleStream.concat(Arrays.stream(targets), DoubleStream.of(0))
            .map(target -> scale * target)
            .toArray();
    double[] weights = weights(all, scaled);
    return Arrays.stream(matrix).mapToDouble(row -> dot(weights, among(row, all))).toArray();
  }

  /** Of the regression on some variables. */
  private double[] weights(int[] variables, double[] correlations) {
    return new LUDecomposition(new Array2DRowRealMatrix(Correlation.among(matrix, variables)))
        .getSolver()
        .solve(new ArrayRealVector(correlations))
        .toArray();
  }

  private static int[] with(int[] variables, int another) {
    int[] more = Arrays.copyOf(variables, variables.length + 1);
    more[variables.length] = another;
    return more;
  }

  private static double[] among(double[] values, int[] variables) {
    return Arrays.stream(variables).mapToDouble(i -> values[i]).toArray();
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }
}
