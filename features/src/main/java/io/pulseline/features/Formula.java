package io.pulseline.features;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Engineered;
import java.util.List;

/**
 * An engineered feature over positions of a dataset's features, computed in float arithmetic, step
 * by step like the ONNX operators that do the same.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "formula")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Formula.Product.class, name = "product"),
  @JsonSubTypes.Type(value = Formula.Ratio.class, name = "ratio")
})
public sealed interface Formula {

  /** The value for the row that starts at {@code from} of row-major, complete features. */
  float value(float[] features, int from);

  record Product(List<Integer> factors) implements Formula {
    public Product {
      factors = List.copyOf(factors);
    }

    @Override
    public float value(float[] features, int from) {
      float product = features[from + factors.get(0)];
      for (int i = 1; i < factors.size(); i++) {
        product *= features[from + factors.get(i)];
      }
      return product;
    }
  }

  record Ratio(int numerator, int denominator, float denominatorOffset) implements Formula {
    @Override
    public float value(float[] features, int from) {
      return features[from + numerator] / (features[from + denominator] + denominatorOffset);
    }
  }

  /** The formulas of a dataset's engineered features, in its order. */
  static List<Formula> of(Dataset dataset) {
    List<String> names = dataset.features().stream().map(Column::name).toList();
    return dataset.engineered().stream().map(engineered -> of(engineered, names)).toList();
  }

  private static Formula of(Engineered engineered, List<String> names) {
    if (engineered instanceof Engineered.Ratio ratio) {
      return new Ratio(
          names.indexOf(ratio.numerator()),
          names.indexOf(ratio.denominator()),
          (float) ratio.denominatorOffset());
    }
    return new Product(engineered.inputs().stream().map(names::indexOf).toList());
  }
}
