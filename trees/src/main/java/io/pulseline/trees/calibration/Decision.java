package io.pulseline.trees.calibration;

/** From probabilities to a class, by the rule that the ONNX graph follows too. */
public final class Decision {
  /** The second of two classes is decided for from this probability on. */
  public static final float THRESHOLD = 0.5f;

  private Decision() {}

  /**
   * The class of a row.
   *
   * @param probabilities row-major, rows × {@code classes}
   * @return of two classes the second from {@link #THRESHOLD} on; of more the first of the
   *     likeliest
   */
  public static int of(float[] probabilities, int row, int classes) {
    int from = row * classes;
    if (classes == 2) {
      return probabilities[from + 1] >= THRESHOLD ? 1 : 0;
    }
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (probabilities[from + c] > probabilities[from + best]) {
        best = c;
      }
    }
    return best;
  }
}
