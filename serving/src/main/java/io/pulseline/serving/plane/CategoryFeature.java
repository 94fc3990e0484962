package io.pulseline.serving.plane;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.scorer.ColumnFeature;

/**
 * A column with a closed set of values, which enters the model by code. A value that is none of
 * them is refused, as it is everywhere else on the way of a record.
 */
final class CategoryFeature implements FeatureColumn {
  private final CategoricalColumn column;
  private final ColumnFeature feature;
  private final CategoryCodes codes;

  CategoryFeature(CategoricalColumn column) {
    this.column = column;
    this.feature = new ColumnFeature(column);
    this.codes = new CategoryCodes(column);
  }

  @Override
  public String name() {
    return column.name();
  }

  /** A category that enters by position may come as its text, one of integers as its number. */
  @Override
  public void read(InputTensor input, float[] features, int position, int width) {
    if (column.codesArePositions() && input.data() instanceof TensorData.Texts texts) {
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
