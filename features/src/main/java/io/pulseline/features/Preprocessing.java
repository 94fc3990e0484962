package io.pulseline.features;

import java.util.List;

/**
 * Everything between raw values and trees: what was learned from training rows of each feature of
 * the dataset, how engineered features are computed of these, and what was learned of each of them,
 * in the dataset's order. It needs no descriptor beside it.
 *
 * @param engineered one a formula
 */
public record Preprocessing(List<Learned> raw, List<Formula> formulas, List<Learned> engineered) {
  public Preprocessing {
    raw = List.copyOf(raw);
    formulas = List.copyOf(formulas);
    engineered = List.copyOf(engineered);
    if (formulas.size() != engineered.size()) {
      throw new IllegalArgumentException(
          formulas.size() + " formulas are not those of " + engineered.size() + " inputs");
    }
  }

  /** Number of inputs of the trees. */
  public int width() {
    return raw.size() + engineered.size();
  }
}
