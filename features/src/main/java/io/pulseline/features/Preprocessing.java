package io.pulseline.features;

import java.util.List;

/**
 * Everything between raw values and trees that is learned from training rows: one entry for each
 * feature of the dataset, then one for each engineered feature, in the dataset's order.
 */
public record Preprocessing(List<Learned> raw, List<Learned> engineered) {
  public Preprocessing {
    raw = List.copyOf(raw);
    engineered = List.copyOf(engineered);
  }

  /** Number of inputs of the trees. */
  public int width() {
    return raw.size() + engineered.size();
  }
}
