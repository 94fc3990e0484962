package io.pulseline.trees;

/** Arrays of rows as XGBoost gives them. */
public final class Margins {
  private Margins() {}

  /** Row-major. */
  public static float[] flat(float[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    float[] flat = new float[rows.length * width];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, flat, row * width, width);
    }
    return flat;
  }
}
