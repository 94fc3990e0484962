package io.pulseline.trees.calibration;

import java.util.Collections;
import java.util.List;

/**
 * Stretched and shifted margins (Platt 1999; for more than two classes with one slope and a shift a
 * class, the vector scaling of Guo et al. 2017): the probabilities are the link function of {@code
 * slope · margin + shift}.
 *
 * @param shifts one a margin
 */
public record Platt(float slope, List<Float> shifts) implements Calibration {
  public static final String NAME = "platt";

  public Platt {
    shifts = List.copyOf(shifts);
  }

  /** The one that changes nothing. */
  public static Platt identity(int classes) {
    return new Platt(1, Collections.nCopies(Calibration.margins(classes), 0f));
  }

  @Override
  public String label() {
    return NAME;
  }

  @Override
  public float[] probabilities(float[] margins, int classes) {
    int width = Calibration.margins(classes);
    float[] out = new float[margins.length / width * classes];
    double[] row = new double[width];
    for (int from = 0, to = 0; from < margins.length; from += width, to += classes) {
      for (int k = 0; k < width; k++) {
        row[k] = slope * margins[from + k] + shifts.get(k);
      }
      if (classes == 2) {
        out[to + 1] = (float) Link.sigmoid(row[0]);
        out[to] = 1 - out[to + 1];
      } else {
        Link.softmax(row);
        for (int k = 0; k < classes; k++) {
          out[to + k] = (float) row[k];
        }
      }
    }
    return out;
  }
}
