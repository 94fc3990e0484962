package io.pulseline.generator.copula;

import java.util.List;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.hipparchus.distribution.continuous.LogNormalDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.UniformRealDistribution;

/** Parametric families of continuous distributions, fitted by their mean and variance. */
public enum Family {
  /** Parameters: mean, standard deviation. */
  NORMAL(Support.ALL, 2) {
    @Override
    List<Double> parameters(double mean, double variance) {
      return List.of(mean, Math.sqrt(variance));
    }

    @Override
    RealDistribution distribution(List<Double> parameters) {
      return new NormalDistribution(parameters.get(0), parameters.get(1));
    }
  },
  /** Parameters: mean and standard deviation of the logarithm. */
  LOG_NORMAL(Support.POSITIVE, 2) {
    @Override
    List<Double> parameters(double mean, double variance) {
      double ofLogarithm = Math.log1p(variance / (mean * mean));
      return List.of(Math.log(mean) - ofLogarithm / 2, Math.sqrt(ofLogarithm));
    }

    @Override
    RealDistribution distribution(List<Double> parameters) {
      return new LogNormalDistribution(parameters.get(0), parameters.get(1));
    }
  },
  /** Parameters: shape, scale. */
  GAMMA(Support.POSITIVE, 2) {
    @Override
    List<Double> parameters(double mean, double variance) {
      return List.of(mean * mean / variance, variance / mean);
    }

    @Override
    RealDistribution distribution(List<Double> parameters) {
      return new GammaDistribution(parameters.get(0), parameters.get(1));
    }
  },
  /** Parameters: alpha, beta. */
  BETA(Support.UNIT, 2) {
    @Override
    List<Double> parameters(double mean, double variance) {
      double sum = mean * (1 - mean) / variance - 1;
      return List.of(mean * sum, (1 - mean) * sum);
    }

    @Override
    RealDistribution distribution(List<Double> parameters) {
      return new BetaDistribution(parameters.get(0), parameters.get(1));
    }
  },
  /** No parameters. */
  UNIFORM(Support.UNIT, 0) {
    @Override
    List<Double> parameters(double mean, double variance) {
      return List.of();
    }

    @Override
    RealDistribution distribution(List<Double> parameters) {
      return new UniformRealDistribution(0, 1);
    }
  };

  /** Where a family's values lie. */
  enum Support {
    ALL,
    POSITIVE,
    /** [0, 1], which the range of a sample is moved to. */
    UNIT
  }

  private final Support support;
  private final int size;

  Family(Support support, int size) {
    this.support = support;
    this.size = size;
  }

  /** How many parameters it has. */
  int size() {
    return size;
  }

  Support support() {
    return support;
  }

  /** What stands for 0 in values from low to high. */
  double origin(double low) {
    return support == Support.UNIT ? low : 0;
  }

  /** What stands for 1, less the origin. */
  double unit(double low, double high) {
    return support == Support.UNIT ? high - low : 1;
  }

  /** The parameters of the member with these moments. */
  abstract List<Double> parameters(double mean, double variance);

  /**
   * @throws org.hipparchus.exception.MathIllegalArgumentException when the family has no such
   *     member
   */
  abstract RealDistribution distribution(List<Double> parameters);
}
