package io.pulseline.jobs.monitor.drift;

import io.pulseline.contract.UserException;
import java.io.Serializable;

/**
 * From when on a feature drifts. An effect has to be large enough to matter and too large for
 * chance: at a thousand records a second anything is significant, and among thirty records chance
 * alone makes large differences.
 *
 * @param psi population stability index, more is a drift
 * @param ks Kolmogorov-Smirnov distance, more is a drift
 * @param significance p-values below it are significant, once corrected for all tests of a window
 * @param minRows windows with fewer records are not judged
 * @param clearAfter so many calm windows in a row end a drift
 */
public record DriftLimits(double psi, double ks, double significance, long minRows, int clearAfter)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** With them chance raises an alert once in a hundred thousand windows at most. */
  public static final DriftLimits DEFAULTS = new DriftLimits(0.2, 0.15, 1e-5, 100, 3);

  /** A drift goes on until the effect is below this part of its limit. */
  private static final double CALM = 0.5;

  public DriftLimits {
    requireAbove("--psi", psi, Double.MAX_VALUE);
    requireAbove("--ks", ks, 1);
    requireAbove("--significance", significance, 1);
    requireAbove("--min-rows", minRows, Double.MAX_VALUE);
    requireAbove("--clear-after", clearAfter, Integer.MAX_VALUE);
  }

  private static void requireAbove(String option, Number value, double highest) {
    if (!(value.doubleValue() > 0 && value.doubleValue() <= highest)) {
      throw new UserException(
          highest == 1
              ? "%s %s must be above 0 and at most 1".formatted(option, value)
              : "%s %s must be above 0".formatted(option, value));
    }
  }

  /** What the tests of one feature say together. */
  Level level(double indexOfFeature, double indexP, double distance, double distanceP) {
    if (isBeyond(indexOfFeature, psi, indexP) || isBeyond(distance, ks, distanceP)) {
      return Level.ALARM;
    }
    return isBeyond(indexOfFeature, CALM * psi, indexP) || isBeyond(distance, CALM * ks, distanceP)
        ? Level.UNREST
        : Level.CALM;
  }

  /** Not for NaN, which is an effect that is not measured. */
  private boolean isBeyond(double effect, double limit, double p) {
    return effect > limit && p < significance;
  }
}
