package io.pulseline.trees.calibration;

import java.util.List;

/**
 * Isotonic regression of "is of the class" (Zadrozny and Elkan 2002), drawn through its blocks'
 * centres so that it has no jumps: where a rounding in the seventh digit moves a margin over a
 * jump, ONNX Runtime and XGBoost would disagree. With two classes it takes the margin; with more it
 * takes each class's uncalibrated probability, and the results are divided by their sum.
 *
 * @param curves one for two classes, one a class for more
 */
public record Isotonic(List<PiecewiseLinear> curves) implements Calibration {
  public static final String NAME = "isotonic";

  public Isotonic {
    curves = List.copyOf(curves);
  }

  @Override
  public String label() {
    return NAME;
  }

  @Override
  public float[] probabilities(float[] margins, int classes) {
    return classes == 2 ? binary(margins) : multiClass(margins, classes);
  }

  private float[] binary(float[] margins) {
    PiecewiseLinear.Function curve = curves.get(0).function();
    float[] out = new float[2 * margins.length];
    for (int row = 0; row < margins.length; row++) {
      out[2 * row + 1] = (float) curve.of(margins[row]);
      out[2 * row] = 1 - out[2 * row + 1];
    }
    return out;
  }

  private float[] multiClass(float[] margins, int classes) {
    List<PiecewiseLinear.Function> functions =
        curves.stream().map(PiecewiseLinear::function).toList();
    float[] plain = new Uncalibrated().probabilities(margins, classes);
    float[] out = new float[plain.length];
    for (int from = 0; from < plain.length; from += classes) {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        out[from + k] = (float) functions.get(k).of(plain[from + k]);
        sum += out[from + k];
      }
      for (int k = 0; k < classes; k++) {
        out[from + k] = (float) (out[from + k] / sum);
      }
    }
    return out;
  }
}
