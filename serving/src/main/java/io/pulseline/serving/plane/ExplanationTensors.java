package io.pulseline.serving.plane;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import java.util.List;

/**
 * The outputs that explain the others. Of two classes the second alone is explained, the first
 * being its opposite, and there is no dimension for it; of more each is.
 */
public final class ExplanationTensors {
  /** FP32 {@code [N,F]} or {@code [N,K,F]}: what each feature adds to the margin. */
  public static final String CONTRIBUTIONS = "contributions";

  /** FP32 {@code [N]} or {@code [N,K]}: what is added to the contributions. */
  public static final String BASE_VALUE = "base_value";

  /** BYTES {@code [F]}: whose the contributions are. */
  public static final String FEATURE_NAMES = "feature_names";

  /** BYTES {@code [1]} or {@code [K]}: for which classes the margins speak. */
  public static final String CLASS_NAMES = "class_names";

  static final List<String> ALL = List.of(CONTRIBUTIONS, BASE_VALUE, FEATURE_NAMES, CLASS_NAMES);

  private final List<String> classes;

  ExplanationTensors(CategoricalColumn target) {
    List<String> values = target.categories().stream().map(Category::value).toList();
    this.classes = values.size() == 2 ? values.subList(1, 2) : values;
  }

  /** The output of a name. */
  OutputTensor of(String name, Explanations explanations) {
    int margins = classes.size();
    int features = explanations.features().size();
    int rows = explanations.bases().length / margins;
    return switch (name) {
      case CONTRIBUTIONS ->
          new OutputTensor(
              name,
              Datatype.FP32,
              margins == 1 ? new Shape(rows, features) : new Shape(rows, margins, features),
              new TensorData.Floats(explanations.contributions()));
      case BASE_VALUE ->
          new OutputTensor(
              name,
              Datatype.FP32,
              margins == 1 ? new Shape(rows) : new Shape(rows, margins),
              new TensorData.Floats(explanations.bases()));
      case FEATURE_NAMES -> texts(name, explanations.features());
      default -> texts(name, classes);
    };
  }

  private static OutputTensor texts(String name, List<String> values) {
    return new OutputTensor(
        name,
        Datatype.BYTES,
        new Shape(values.size()),
        new TensorData.Texts(values.toArray(String[]::new)));
  }
}
