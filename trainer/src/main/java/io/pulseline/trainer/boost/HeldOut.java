package io.pulseline.trainer.boost;

import java.util.List;

/** What trees say of training rows that they have not seen. */
public final class HeldOut {
  private final int[] truth;
  private final float[] margins;

  /**
   * Takes ownership of both arrays.
   *
   * @param truth class of each row
   * @param margins row-major; one a row for two classes, one a class for more
   */
  public HeldOut(int[] truth, float[] margins) {
    this.truth = truth;
    this.margins = margins;
  }

  public int rows() {
    return truth.length;
  }

  /** The class of each row; not to be changed. */
  public int[] truth() {
    return truth;
  }

  /** Row-major; one a row for two classes, one a class for more. Not to be changed. */
  public float[] margins() {
    return margins;
  }

  /** All parts one after the other. */
  public static HeldOut concat(List<HeldOut> parts) {
    int[] truth = new int[parts.stream().mapToInt(part -> part.truth.length).sum()];
    float[] margins = new float[parts.stream().mapToInt(part -> part.margins.length).sum()];
    int row = 0;
    int at = 0;
    for (HeldOut part : parts) {
      System.arraycopy(part.truth, 0, truth, row, part.truth.length);
      System.arraycopy(part.margins, 0, margins, at, part.margins.length);
      row += part.truth.length;
      at += part.margins.length;
    }
    return new HeldOut(truth, margins);
  }

  /** Every {@code step}th row, from the {@code first}. */
  public HeldOut every(int step, int first, int classes) {
    int width = classes == 2 ? 1 : classes;
    int rows = (truth.length - first + step - 1) / step;
    int[] someTruth = new int[rows];
    float[] someMargins = new float[rows * width];
    for (int row = 0; row < rows; row++) {
      int from = first + row * step;
      someTruth[row] = truth[from];
      System.arraycopy(margins, from * width, someMargins, row * width, width);
    }
    return new HeldOut(someTruth, someMargins);
  }
}
