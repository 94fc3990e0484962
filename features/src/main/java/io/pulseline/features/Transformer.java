package io.pulseline.features;

import io.pulseline.contract.dataset.Dataset;
import java.util.List;

/**
 * Turns raw features into the trees' inputs: impute, clip, engineer, scale. It is the reference
 * that the ONNX graph is held against, so it computes in float, in the graph's order.
 */
public final class Transformer {
  private final List<Learned> raw;
  private final List<Learned> engineered;
  private final List<Formula> formulas;
  private final int width;

  public Transformer(Dataset dataset, Preprocessing preprocessing) {
    this.raw = preprocessing.raw();
    this.engineered = preprocessing.engineered();
    this.formulas = Formula.of(dataset);
    this.width = preprocessing.width();
  }

  /** Number of values of a transformed row. */
  public int width() {
    return width;
  }

  /**
   * Transforms rows.
   *
   * @param features row-major, rows × raw features, NaN where missing
   * @return row-major, rows × {@link #width()}
   */
  public float[] transform(float[] features) {
    int rows = features.length / raw.size();
    float[] out = new float[rows * width];
    RowBlocks.forEach(rows, (from, to) -> transform(features, out, from, to));
    return out;
  }

  private void transform(float[] features, float[] out, int from, int to) {
    float[] complete = new float[raw.size()];
    for (int row = from; row < to; row++) {
      complete(features, row * raw.size(), complete);
      int at = row * width;
      for (int i = 0; i < complete.length; i++) {
        out[at++] = raw.get(i).scaled(complete[i]);
      }
      for (int i = 0; i < formulas.size(); i++) {
        Learned learned = engineered.get(i);
        out[at++] = learned.scaled(learned.clip(formulas.get(i).value(complete, 0)));
      }
    }
  }

  private void complete(float[] features, int from, float[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = raw.get(i).complete(features[from + i]);
    }
  }
}
