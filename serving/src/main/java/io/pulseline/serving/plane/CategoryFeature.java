package io.pulseline.serving.plane;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.scorer.ColumnFeature;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A column with a closed set of values, which enters the model by code. As text it may come by its
 * value or by what people call it. One that is neither is refused, as it is everywhere else on the
 * way of a record.
 */
final class CategoryFeature implements FeatureColumn {
  private final CategoricalColumn column;
  private final ColumnFeature feature;
  private final CategoryCodes codes;
  private final Map<String, Float> labels;

  CategoryFeature(CategoricalColumn column) {
    this.column = column;
    this.feature = new ColumnFeature(column);
    this.codes = new CategoryCodes(column);
    this.labels = labels(column);
  }

  /** Those that name one category only. */
  private static Map<String, Float> labels(CategoricalColumn column) {
    Map<String, Float> labels = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (Category category : column.categories()) {
      if (labels.put(category.label(), (float) column.codeOf(category.value())) != null) {
        shared.add(category.label());
      }
    }
    labels.keySet().removeAll(shared);
    return Map.copyOf(labels);
  }

  @Override
  public String name() {
    return column.name();
  }

  /** Any category may come as text, one of integers as its number too. */
  @Override
  public void read(InputTensor input, float[] features, int position, int width) {
    if (input.data() instanceof TensorData.Texts texts) {
      readTexts(texts, features, position, width);
    } else if (column.type() == ValueType.INTEGER && holdsExactly(input.datatype())) {
      readNumbers(FeatureColumn.numbers(input), features, position, width);
    } else {
      throw ServingException.invalid(
          "input '%s': expected %s, one of %s, but %s came",
          name(),
          column.type() == ValueType.INTEGER ? "BYTES or INT64" : "BYTES",
          codes.values(),
          input.datatype());
    }
  }

  /** Rounded to a float, one category of many digits may look like another. */
  private boolean holdsExactly(Datatype datatype) {
    return !column.codesArePositions() || datatype.isInteger() || !datatype.fitsFloat();
  }

  private void readNumbers(TensorData.Numbers numbers, float[] features, int position, int width) {
    int at = position;
    for (int row = 0; row < numbers.count(); row++) {
      float code = feature.of(numbers.at(row));
      if (code == ColumnFeature.UNKNOWN) {
        throw unknown(row, Numerals.plain(numbers.at(row)), codes.values());
      }
      features[at] = code;
      at += width;
    }
  }

  private void readTexts(TensorData.Texts texts, float[] features, int position, int width) {
    int at = position;
    for (int row = 0; row < texts.count(); row++) {
      features[at] = code(texts.values()[row], row);
      at += width;
    }
  }

  private float code(String value, int row) {
    float code = feature.of(value);
    if (code != ColumnFeature.UNKNOWN) {
      return code;
    }
    if (value.isEmpty()) {
      // gRPC and raw tensors cannot carry null: there the empty string says "missing", as in a CSV
      return Float.NaN;
    }
    Float labelled = labels.get(value);
    if (labelled != null) {
      return labelled;
    }
    throw unknown(row, "'" + value + "'", codes.values());
  }

  @Override
  public void readFrom(TensorData.Numbers table, float[] features, int position, int width) {
    for (int at = position; at < features.length; at += width) {
      double code = table.at(at);
      if (!codes.contains(code) && !Double.isNaN(code)) {
        throw unknown(at / width, Numerals.plain(code), codes.described());
      }
      features[at] = (float) code;
    }
  }

  private ServingException unknown(int row, String value, String known) {
    return ServingException.invalid(
        "column '%s', row %d: unknown category %s, expected one of %s", name(), row, value, known);
  }
}
