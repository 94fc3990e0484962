package io.pulseline.serving.plane;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.Signature;
import java.util.List;
import java.util.OptionalLong;

/**
 * The model's description, derived from its signature.
 *
 * @param columns the tensors that may be sent instead of the one input, one a column
 * @param explainable whether its predictions can be explained
 */
public record ModelMetadata(
    String name,
    String version,
    String platform,
    List<TensorMetadata> inputs,
    List<TensorMetadata> outputs,
    List<ColumnMetadata> columns,
    boolean explainable) {

  /**
   * One column as a tensor of its own.
   *
   * @param allowed the values of a category, empty for a measured quantity
   * @param labels what people call each of them, which may be sent as well; empty when nobody named
   *     them
   * @param exactWithin whole numbers up to ± this one enter the model as they are, those beyond are
   *     rounded to a float's 24 bits; empty where there is nothing to round
   */
  public record ColumnMetadata(
      TensorMetadata tensor, List<String> allowed, List<String> labels, OptionalLong exactWithin) {}

  private static final long BATCH = -1;
  private static final long EXACT_IN_FLOAT = 1L << 24;

  static ModelMetadata of(String name, ModelManifest manifest, boolean explainable) {
    Signature signature = manifest.signature();
    return new ModelMetadata(
        name,
        manifest.version(),
        "onnx_onnxv1",
        List.of(
            new TensorMetadata(
                Signature.INPUT, Datatype.FP32, new Shape(BATCH, signature.features().size()))),
        List.of(
            new TensorMetadata(Signature.LABEL, labelType(signature.target()), new Shape(BATCH)),
            new TensorMetadata(
                Signature.PROBABILITIES,
                Datatype.FP32,
                new Shape(BATCH, signature.target().categories().size()))),
        signature.features().stream().map(ModelMetadata::column).toList(),
        explainable);
  }

  /** Whether a request for another can be answered by this one, in the same form. */
  boolean canStandFor(ModelMetadata other) {
    return inputs.equals(other.inputs)
        && outputs.equals(other.outputs)
        && columns.equals(other.columns)
        && (explainable || !other.explainable);
  }

  /** As {@link Signature#label} has it: an integer whatever its size is an INT64. */
  static Datatype labelType(CategoricalColumn target) {
    return target.type() == ValueType.STRING ? Datatype.BYTES : Datatype.INT64;
  }

  private static ColumnMetadata column(Column column) {
    // A category whose code is not its value comes as its text, whatever it is a text of
    Datatype datatype =
        column instanceof CategoricalColumn categorical && categorical.codesArePositions()
            ? Datatype.BYTES
            : column.type() == ValueType.INTEGER ? Datatype.INT64 : Datatype.FP32;
    List<Category> categories =
        column instanceof CategoricalColumn categorical ? categorical.categories() : List.of();
    List<String> allowed = categories.stream().map(Category::value).toList();
    List<String> labels = categories.stream().map(Category::label).toList();
    OptionalLong exact =
        column instanceof NumericColumn && column.type() == ValueType.INTEGER
            ? OptionalLong.of(EXACT_IN_FLOAT)
            : OptionalLong.empty();
    return new ColumnMetadata(
        new TensorMetadata(column.name(), datatype, new Shape(BATCH)),
        allowed,
        labels.equals(allowed) ? List.of() : labels,
        exact);
  }
}
