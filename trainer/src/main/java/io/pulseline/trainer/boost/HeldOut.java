package io.pulseline.trainer.boost;

import io.pulseline.features.Collective;
import java.util.ArrayList;
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

  /**
   * Those of all workers, one after the other; where they are more than {@code most}, every second
   * one of each, every third, and so on.
   */
  HeldOut together(Collective workers, int most, int classes) {
    if (workers.size() == 1) {
      return this;
    }
    long all = workers.total(truth.length);
    HeldOut mine = every(Math.toIntExact((all + most - 1) / most), 0, classes);
    int width = classes == 2 ? 1 : classes;
    double[] numbers = new double[mine.truth.length * (1 + width)];
    for (int i = 0; i < numbers.length; i++) {
      int row = i / (1 + width);
      int at = i % (1 + width) - 1;
      numbers[i] = at < 0 ? mine.truth[row] : mine.margins[row * width + at];
    }
    List<HeldOut> parts = new ArrayList<>();
    for (double[] theirs : workers.gather(numbers)) {
      int rows = theirs.length / (1 + width);
      HeldOut part = new HeldOut(new int[rows], new float[rows * width]);
      for (int row = 0; row < rows; row++) {
        int from = row * (1 + width);
        part.truth[row] = (int) theirs[from];
        for (int k = 0; k < width; k++) {
          part.margins[row * width + k] = (float) theirs[from + 1 + k];
        }
      }
      parts.add(part);
    }
    return concat(parts);
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
