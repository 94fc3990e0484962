package io.pulseline.contract.model;

/**
 * Population stability index: how far a feature's distribution is from that of the training rows.
 * Below 0.1 it counts as the same, above 0.25 as another one.
 */
public final class Psi {
  /** An empty bin counts as if it had this share, so that one alone does not say "infinity". */
  private static final double LEAST = 1e-4;

  private Psi() {}

  /**
   * The index over all bins, that of missing values among them.
   *
   * @param counts values by bin of {@link Binning#of} that baseline; not all of them zero
   */
  public static double of(FeatureBaseline baseline, long... counts) {
    long all = 0;
    for (long count : counts) {
      all += count;
    }
    double index = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      double expected = Math.max(LEAST, expected(baseline, bin));
      double actual = Math.max(LEAST, (double) counts[bin] / all);
      index += (actual - expected) * Math.log(actual / expected);
    }
    return index;
  }

  private static double expected(FeatureBaseline baseline, int bin) {
    return bin == baseline.shares().size()
        ? baseline.missing()
        : baseline.shares().get(bin) * (1 - baseline.missing());
  }
}
