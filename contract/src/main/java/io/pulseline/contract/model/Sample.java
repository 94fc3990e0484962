package io.pulseline.contract.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A row, and what a model's graph said of it where it was made: whoever loads the graph elsewhere
 * can ask again.
 *
 * @param features raw values in the order of the signature's columns, codes for categories; null
 *     where missing
 * @param label see {@link Signature#label}
 * @param probabilities in the order of the target's categories
 */
public record Sample(List<Double> features, long label, List<Double> probabilities) {

  public Sample {
    features = Collections.unmodifiableList(new ArrayList<>(features)); // List.of takes no null
    probabilities = List.copyOf(probabilities);
  }

  /** The features as a graph takes them, NaN where missing. */
  public float[] row() {
    float[] row = new float[features.size()];
    for (int i = 0; i < row.length; i++) {
      Double value = features.get(i);
      row[i] = value == null ? Float.NaN : value.floatValue();
    }
    return row;
  }
}
