package io.pulseline.trainer.tune;

import java.math.BigDecimal;
import java.math.MathContext;

/** Values of a hyperparameter, both ends among them. */
public record Range(double from, double to) {
  /** Enough to tell two trials apart, and short enough to be read. */
  private static final MathContext DIGITS = new MathContext(3);

  /** How chance is spread over a range. */
  enum Scale {
    /** Evenly. */
    LINEAR,
    /** Evenly over orders of magnitude. */
    LOG,
    /** Evenly over whole numbers. */
    WHOLE
  }

  /**
   * The value at a position.
   *
   * @param position in [0, 1)
   */
  double at(double position, Scale scale) {
    return switch (scale) {
      case LINEAR -> rounded(from + position * (to - from));
      case LOG -> rounded(from * Math.pow(to / from, position));
      case WHOLE -> from + Math.floor(position * (to - from + 1));
    };
  }

  private double rounded(double value) {
    return Math.min(to, Math.max(from, new BigDecimal(value).round(DIGITS).doubleValue()));
  }
}
