package io.pulseline.serving.plane;

/** Rows of features for the scorer, row-major in the signature's order, NaN where missing. */
final class FeatureRows {
  private final float[] features;
  private final int rows;

  FeatureRows(float[] features, int rows) {
    this.features = features;
    this.rows = rows;
  }

  float[] features() {
    return features;
  }

  int rows() {
    return rows;
  }
}
