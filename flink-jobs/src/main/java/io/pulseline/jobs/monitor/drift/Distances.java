package io.pulseline.jobs.monitor.drift;

import io.pulseline.contract.model.FeatureBaseline;
import java.util.Arrays;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;

/**
 * Tests of whether a window's records and a model's training rows are of one distribution, both
 * known by how many fell in each bin.
 */
final class Distances {
  /** Cochran's rule: below it a bin's part of the statistic does not follow chi-square. */
  private static final double LEAST_EXPECTED = 5;

  private static final double PRECISION = 1e-20;
  private static final int TERMS = 100_000;

  private Distances() {}

  /**
   * The p-value of a chi-square test of homogeneity over all bins, that of missing values among
   * them. Bins in which fewer than five records are expected are taken together.
   *
   * @param counts of the window by bin, those that are missing last
   * @param trained how many rows the baseline is of
   */
  static double chiSquareP(FeatureBaseline baseline, long trained, long... counts) {
    double live = Arrays.stream(counts).sum();
    double statistic = 0;
    int bins = 0;
    double rareExpected = 0;
    double rareShare = 0;
    double rareActual = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      double share = share(baseline, bin);
      double pooled = (share * trained + counts[bin]) / (trained + live);
      if (pooled * live < LEAST_EXPECTED) {
        rareExpected += pooled;
        rareShare += share;
        rareActual += counts[bin] / live;
      } else {
        statistic += square(share - counts[bin] / live) / pooled;
        bins++;
      }
    }
    if (rareExpected * live >= LEAST_EXPECTED) {
      statistic += square(rareShare - rareActual) / rareExpected;
      bins++;
    }
    return bins < 2
        ? 1
        : 1
            - new ChiSquaredDistribution(bins - 1)
                .cumulativeProbability(statistic * together((double) trained, live));
  }

  /** The share of all training rows in a bin; the last bin is of missing values. */
  private static double share(FeatureBaseline baseline, int bin) {
    return bin == baseline.shares().size()
        ? baseline.missing()
        : baseline.shares().get(bin) * (1 - baseline.missing());
  }

  /**
   * The Kolmogorov-Smirnov distance of the present values, seen at the baseline's edges: the true
   * one is at least as large.
   *
   * @return NaN without present values
   */
  static double ks(FeatureBaseline baseline, long... counts) {
    int present = baseline.shares().size();
    long live = present(baseline, counts);
    if (live == 0) {
      return Double.NaN;
    }
    double distance = 0;
    double trainedBelow = 0;
    long liveBelow = 0;
    for (int bin = 0; bin < present - 1; bin++) {
      trainedBelow += baseline.shares().get(bin);
      liveBelow += counts[bin];
      distance = Math.max(distance, Math.abs(trainedBelow - (double) liveBelow / live));
    }
    return distance;
  }

  /** The asymptotic p-value of such a distance; on few edges it errs towards "no drift". */
  static double ksP(double distance, FeatureBaseline baseline, long trained, long... counts) {
    double rows = together(trained * (1 - baseline.missing()), (double) present(baseline, counts));
    return 1 - new KolmogorovSmirnovTest().ksSum(distance * Math.sqrt(rows), PRECISION, TERMS);
  }

  private static long present(FeatureBaseline baseline, long... counts) {
    return Arrays.stream(counts, 0, baseline.shares().size()).sum();
  }

  /** Two samples are as uncertain together as one of this many rows. */
  private static double together(double trained, double live) {
    return trained / (trained + live) * live;
  }

  private static double square(double value) {
    return value * value;
  }
}
