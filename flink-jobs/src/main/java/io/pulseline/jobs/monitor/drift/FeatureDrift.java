package io.pulseline.jobs.monitor.drift;

/**
 * How far one feature is from its baseline in one window.
 *
 * @param psi NaN when it is not judged
 * @param ks NaN when it is not judged, or is categorical
 * @param pValue the smallest of its tests', corrected; NaN when it is not judged
 */
public record FeatureDrift(Level level, double psi, double ks, double pValue) {
  /** Of a feature that the model was trained without, or without a model. */
  public static final FeatureDrift NO_BASELINE = notJudged(Level.NO_BASELINE);

  static final FeatureDrift TOO_FEW = notJudged(Level.TOO_FEW);

  private static FeatureDrift notJudged(Level why) {
    return new FeatureDrift(why, Double.NaN, Double.NaN, Double.NaN);
  }
}
