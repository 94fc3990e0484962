package io.pulseline.serving.plane;

import java.util.List;

/** Why the model says of some rows what it says. */
final class Explanations {
  private final float[] contributions;
  private final float[] bases;
  private final List<String> features;

  /**
   * Explanations for N rows.
   *
   * @param contributions what each feature adds to a margin, row-major, {@code N × margins ×
   *     features}
   * @param bases what is added to them, {@code N × margins}
   * @param features whose the contributions are
   */
  Explanations(float[] contributions, float[] bases, List<String> features) {
    this.contributions = contributions;
    this.bases = bases;
    this.features = features;
  }

  float[] contributions() {
    return contributions;
  }

  float[] bases() {
    return bases;
  }

  List<String> features() {
    return features;
  }
}
