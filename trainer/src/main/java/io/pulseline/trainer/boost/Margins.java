package io.pulseline.trainer.boost;

/** Sums of trees, before any link function: one a row for two classes, one a class for more. */
final class Margins {
  private Margins() {}

  /** Row-major. */
  static float[] flat(float[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    float[] flat = new float[rows.length * width];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, flat, row * width, width);
    }
    return flat;
  }
}
