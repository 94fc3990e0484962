package io.pulseline.serving.plane;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.model.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a request's tensors into rows of features: either one tensor {@code features [N,F]} in the
 * signature's order, or one tensor a column, {@code [N]} or {@code [N,1]}, in any order.
 */
final class FeatureAssembler {
  private final List<FeatureColumn> columns;
  private final Map<String, Integer> positions;

  FeatureAssembler(Signature signature) {
    List<FeatureColumn> columnList = new ArrayList<>();
    Map<String, Integer> columnPositions = new HashMap<>();
    for (Column column : signature.features()) {
      columnPositions.put(column.name(), columnList.size());
      columnList.add(FeatureColumn.of(column));
    }
    this.columns = List.copyOf(columnList);
    this.positions = Map.copyOf(columnPositions);
  }

  FeatureRows assemble(List<InputTensor> inputs) {
    if (inputs.isEmpty()) {
      throw ServingException.invalid("the request has no inputs: %s", expectation());
    }
    InputTensor first = inputs.get(0);
    if (inputs.size() == 1 && first.name().equals(Signature.INPUT) && isTable(first)) {
      return table(first);
    }
    return columns(inputs);
  }

  /** A column may bear the table's name too; then the shape tells which is meant. */
  private boolean isTable(InputTensor input) {
    return !positions.containsKey(Signature.INPUT) || input.shape().rank() == 2;
  }

  private FeatureRows table(InputTensor input) {
    int width = columns.size();
    Shape shape = input.shape();
    if (shape.rank() != 2 || shape.dimension(1) != width) {
      throw ServingException.invalid(
          "input '%s': expected shape [N,%d], one row of %s, but %s came",
          input.name(), width, names(), shape);
    }
    if (!(input.data() instanceof TensorData.Numbers numbers)) {
      throw ServingException.invalid(
          "input '%s': expected numbers (FP32) but BYTES came; send one BYTES tensor a column for"
              + " categories by name",
          input.name());
    }
    int rows = rows(input);
    // Floats are taken over in place
    float[] features =
        numbers instanceof TensorData.Floats floats ? floats.values() : new float[numbers.count()];
    for (int position = 0; position < width; position++) {
      columns.get(position).readFrom(numbers, features, position, width);
    }
    return new FeatureRows(features, rows);
  }

  private FeatureRows columns(List<InputTensor> inputs) {
    int width = columns.size();
    InputTensor[] byPosition = new InputTensor[width];
    for (InputTensor input : inputs) {
      Integer position = positions.get(input.name());
      if (position == null) {
        throw ServingException.invalid("input '%s' is unknown: %s", input.name(), expectation());
      }
      if (byPosition[position] != null) {
        throw ServingException.invalid("input '%s' came twice", input.name());
      }
      byPosition[position] = input;
    }
    int rows = rows(inputs.get(0));
    float[] features = new float[Math.multiplyExact(rows, width)];
    for (int position = 0; position < width; position++) {
      FeatureColumn column = columns.get(position);
      InputTensor input = byPosition[position];
      if (input == null) {
        throw ServingException.invalid("input '%s' is missing: %s", column.name(), expectation());
      }
      checkLength(input, rows, inputs.get(0));
      column.read(input, features, position, width);
    }
    return new FeatureRows(features, rows);
  }

  private static void checkLength(InputTensor input, int rows, InputTensor first) {
    Shape shape = input.shape();
    boolean column = shape.rank() == 1 || (shape.rank() == 2 && shape.dimension(1) == 1);
    if (!column) {
      throw ServingException.invalid(
          "input '%s': expected shape [N] or [N,1] but %s came", input.name(), shape);
    }
    if (shape.dimension(0) != rows) {
      throw ServingException.invalid(
          "input '%s' has %d rows, but input '%s' has %d",
          input.name(), shape.dimension(0), first.name(), rows);
    }
  }

  private static int rows(InputTensor input) {
    if (input.shape().rank() == 0 || input.data().count() == 0) {
      throw ServingException.invalid(
          "input '%s': shape %s has no rows, expected at least one", input.name(), input.shape());
    }
    return (int) input.shape().dimension(0);
  }

  private String expectation() {
    return "expected one tensor '%s' of shape [N,%d], or one tensor [N] for each of %s"
        .formatted(Signature.INPUT, columns.size(), names());
  }

  private List<String> names() {
    return columns.stream().map(FeatureColumn::name).toList();
  }
}
