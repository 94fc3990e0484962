package io.pulseline.contract.model;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.ValueType;
import java.util.List;

/**
 * What a model's ONNX graph takes and gives. It takes {@code features}, FP32 [-1, F]: raw values in
 * the order of {@link #features()}, codes for categories, NaN where missing. It gives {@code
 * label}, INT64 [-1], see {@link #label}, and {@code probabilities}, FP32 [-1, K], in the order of
 * the target's categories.
 *
 * @param features the raw columns, F of them
 * @param target its categories are the K classes
 * @param positive value of the positive class, null when the target is not binary
 */
public record Signature(List<Column> features, CategoricalColumn target, String positive) {
  public static final String INPUT = "features";
  public static final String LABEL = "label";
  public static final String PROBABILITIES = "probabilities";

  public Signature {
    features = List.copyOf(features);
  }

  public static Signature of(Dataset dataset) {
    return new Signature(dataset.features(), dataset.targetColumn(), dataset.target().positive());
  }

  /**
   * What {@code label} says for the category at a position of the target's: the integer itself,
   * which unlike a float INT64 always holds, or a string's position.
   */
  public long label(int position) {
    return target.type() == ValueType.INTEGER
        ? Long.parseLong(target.categories().get(position).value())
        : position;
  }
}
