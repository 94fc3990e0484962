package io.pulseline.trees.calibration;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * From the margins of trees to probabilities of classes. With two classes a row has one margin,
 * that of the second class; with more it has one a class.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Platt.class, name = Platt.NAME),
  @JsonSubTypes.Type(value = Isotonic.class, name = Isotonic.NAME),
  @JsonSubTypes.Type(value = Uncalibrated.class, name = Uncalibrated.NAME)
})
public sealed interface Calibration permits Uncalibrated, Platt, Isotonic {
  /** The field's name for the method. */
  String label();

  /**
   * Probabilities of classes.
   *
   * @param margins row-major, rows × margins of a row
   * @return row-major, rows × {@code classes}
   */
  float[] probabilities(float[] margins, int classes);

  /** How many margins a row has. */
  static int margins(int classes) {
    return classes == 2 ? 1 : classes;
  }
}
