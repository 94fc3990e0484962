package io.pulseline.trainer.checks;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What data is held against, and the bounds that hold unless somebody asks for others. */
public enum Rule {
  /** Rows of the table. */
  ROWS(Sense.AT_LEAST, 100, 50),
  /** Features of the descriptor. */
  FEATURES(Sense.AT_LEAST, Rule.OFF, 1),
  /** Rows of each class. */
  CLASS_ROWS(Sense.AT_LEAST, 30, Rule.OFF),
  /** Classes that have rows enough on either side of the division to be told from others. */
  CLASSES(Sense.AT_LEAST, Rule.OFF, 2),
  /** Share of the rarest class. */
  CLASS_SHARE(Sense.AT_LEAST, 0.01, Rule.OFF),
  /** Share of rows whose target is none of its categories. */
  TARGET(Sense.AT_MOST, Rule.OFF, 0),
  /** Share of missing values of a feature. */
  MISSING(Sense.AT_MOST, 0.5, 0.99),
  /** Share of missing values of a feature that every record must have. */
  REQUIRED(Sense.AT_MOST, Rule.OFF, 0),
  /** Share of values that are not of the descriptor's type, or a column that no file has. */
  SCHEMA(Sense.AT_MOST, Rule.OFF, 0),
  /** Share of numbers outside of the descriptor's range. */
  RANGE(Sense.AT_MOST, Rule.OFF, 0),
  /** Share of values that are none of the descriptor's categories. */
  CATEGORIES(Sense.AT_MOST, Rule.OFF, 0),
  /** Different values of a feature, counted up to two. */
  CONSTANT(Sense.AT_LEAST, 2, Rule.OFF),
  /** Share of held-out rows with a category that no training row has. */
  UNSEEN(Sense.AT_MOST, 0, Rule.OFF),
  /** Share of rows that were left out for want of a target. */
  WITHOUT_TARGET(Sense.AT_MOST, 0, Rule.OFF),
  /** Share of rows that repeated a Kafka partition and offset. */
  REPEATED(Sense.AT_MOST, 0, Rule.OFF),
  /** Share of rows whose record_id another one has. */
  RECORD_IDS(Sense.AT_MOST, 0, Rule.OFF),
  /** Share of rows that equal another one in all columns. */
  EQUAL(Sense.AT_MOST, 0.05, Rule.OFF),
  /** Share of held-out rows that are nearly equal to a training row. */
  NEAR_DUPLICATES(Sense.AT_MOST, 0.05, Rule.OFF),
  /** AUC of a feature alone. */
  LEAKAGE(Sense.AT_MOST, 0.98, 0.999),
  /**
   * Population stability index of a feature against production's baseline. It fails nothing by
   * itself: to train anew is what one does about drift.
   */
  DRIFT(Sense.AT_MOST, 0.25, Rule.OFF);

  /** A bound that nothing crosses. */
  public static final double OFF = Double.NaN;

  private final Sense sense;
  private final double warnAt;
  private final double failAt;

  Rule(Sense sense, double warnAt, double failAt) {
    this.sense = sense;
    this.warnAt = warnAt;
    this.failAt = failAt;
  }

  /** On which side of a bound values shall stay. */
  enum Sense {
    AT_LEAST,
    AT_MOST
  }

  /** The name on command lines and in results. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All names. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Rule::label).toList();
  }

  /** Whether values shall be greater than a bound, and not less. */
  public boolean isLeast() {
    return sense == Sense.AT_LEAST;
  }

  double warnAt() {
    return warnAt;
  }

  double failAt() {
    return failAt;
  }

  boolean isCrossed(double value, double bound) {
    return isLeast() ? value < bound : value > bound;
  }
}
