package io.pulseline.features;

import java.util.List;
import java.util.stream.Stream;

/**
 * Turns raw features into the trees' inputs: impute, clip, engineer, scale. It is the reference
 * that the ONNX graph is held against, so it computes in float, in the graph's order.
 */
public final class Transformer {
  private final List<Formula> formulas;
  private final Learned[] inputs;
  private final int raw;

  public Transformer(Preprocessing preprocessing) {
    this.formulas = preprocessing.formulas();
    this.raw = preprocessing.raw().size();
    this.inputs =
        Stream.of(preprocessing.raw(), preprocessing.engineered())
            .flatMap(List::stream)
            .toArray(Learned[]::new);
  }

  /** Number of values of a transformed row. */
  public int width() {
    return inputs.length;
  }

  /**
   * Transforms rows.
   *
   * @param features row-major, rows × raw features, NaN where missing
   * @return row-major, rows × {@link #width()}
   */
  public float[] transform(float[] features) {
    int rows = features.length / raw;
    float[] out = new float[rows * width()];
    RowBlocks.forEach(
        rows,
        (from, to) -> {
          complete(features, out, from, to);
          scale(out, from, to);
        });
    return out;
  }

  /**
   * The values that {@link #transform} scales: raw ones with gaps filled and outliers clipped, then
   * engineered ones.
   *
   * @param features as for {@link #transform}
   */
  public float[] complete(float[] features) {
    int rows = features.length / raw;
    float[] out = new float[rows * width()];
    RowBlocks.forEach(rows, (from, to) -> complete(features, out, from, to));
    return out;
  }

  private void complete(float[] features, float[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      int start = row * width();
      for (int i = 0; i < raw; i++) {
        out[start + i] = inputs[i].complete(features[row * raw + i]);
      }
      for (int i = raw; i < inputs.length; i++) {
        out[start + i] = inputs[i].clip(formulas.get(i - raw).value(out, start));
      }
    }
  }

  private void scale(float[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      int start = row * width();
      for (int i = 0; i < inputs.length; i++) {
        out[start + i] = inputs[i].scaled(out[start + i]);
      }
    }
  }
}
