package io.pulseline.generator.copula;

import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * What the rows that have both of two columns tell of the correlation ρ of their latent variables.
 *
 * @param covariance of the columns' scores
 * @param error standard error of that covariance, were there no correlation
 * @param coefficients of the covariance as a power series in ρ, that of ρ first
 */
@SuppressWarnings("ArrayRecordComponent") // coefficients, compared nowhere
record LatentPair(double covariance, double error, double[] coefficients) {
  /** Sparse tables know no more than "strong". */
  private static final double LARGEST = 0.98;

  private static final double ACCURACY = 1e-10;
  private static final int ORDER = 5;
  private static final int MOST_STEPS = 200;

  /** The ρ that has this covariance, 0 when the rows tell nothing. */
  double correlation() {
    // The covariance of monotone scores rises with ρ
    UnivariateFunction excess = rho -> expected(rho) - covariance;
    if (error == 0 || covariance == 0) {
      return 0;
    }
    if (excess.value(-LARGEST) >= 0) {
      return -LARGEST;
    }
    return excess.value(LARGEST) <= 0
        ? LARGEST
        : new BracketingNthOrderBrentSolver(ACCURACY, ORDER)
            .solve(MOST_STEPS, excess, -LARGEST, LARGEST);
  }

  /** How many standard errors the covariance is away from that of a certain ρ. */
  double errorsFrom(double rho) {
    return error == 0 ? 0 : Math.abs(covariance - expected(rho)) / error;
  }

  private double expected(double rho) {
    double sum = 0;
    for (int n = coefficients.length - 1; n >= 0; n--) {
      sum = rho * (sum + coefficients[n]);
    }
    return sum;
  }
}
