package io.pulseline.trainer.explain;

import io.pulseline.cli.Assignments;
import io.pulseline.cli.RawRow;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.model.Signature;
import io.pulseline.scorer.ColumnFeature;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns values that are written out into the features of a model. */
public final class TextFeatures {
  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

  private final List<Column> columns;
  private final List<ColumnFeature> rules;

  public TextFeatures(Signature signature) {
    this.columns = signature.features();
    this.rules = columns.stream().map(ColumnFeature::new).toList();
  }

  /** Number of features of a row. */
  int width() {
    return columns.size();
  }

  /** The names of the features, in the model's order. */
  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** Whether the values of a column are numbers, be they categories. */
  boolean isNumber(int column) {
    return columns.get(column).type() != ValueType.STRING;
  }

  /**
   * The features of rows such as {@code a=1,b=x}; a column that one leaves out is missing.
   *
   * @return row-major
   * @throws UserException when a row has an unknown column, or a value that its column cannot have
   */
  public float[] rows(List<String> rows) {
    float[] features = new float[rows.size() * width()];
    int at = 0;
    for (String row : rows) {
      Map<String, String> values = Assignments.parse("--row", row);
      RawRow.refuseUnknown(values.keySet(), names());
      for (int i = 0; i < width(); i++) {
        features[at++] = feature(i, values.get(columns.get(i).name()));
      }
    }
    return features;
  }

  /**
   * The feature of a value.
   *
   * @param text null or empty when it is missing
   * @throws UserException when the column cannot have it
   */
  float feature(int column, String text) {
    if (text == null || text.isEmpty()) {
      return Float.NaN;
    }
    Column of = columns.get(column);
    float feature = feature(of, rules.get(column), text);
    if (feature == ColumnFeature.UNKNOWN) {
      throw new UserException(
          "column %s has no category '%s'; it has %s"
              .formatted(of.name(), text, categories((CategoricalColumn) of)));
    }
    return feature;
  }

  private static float feature(Column column, ColumnFeature rule, String text) {
    if (column.type() == ValueType.STRING) {
      return rule.of(text);
    }
    BigDecimal number = RawRow.number(column.name(), text);
    if (number == null) {
      return Float.NaN;
    }
    return isLong(number)
        ? rule.of(number.longValueExact())
        : rule.of(Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, number.doubleValue())));
  }

  /** A number of many digits that is a category is lost once it is a double. */
  private static boolean isLong(BigDecimal number) {
    boolean whole = number.stripTrailingZeros().scale() <= 0;
    return whole
        && number.precision() - number.scale() <= 19
        && number.toBigInteger().abs().compareTo(LARGEST) <= 0;
  }

  private static String categories(CategoricalColumn column) {
    return column.categories().stream().map(Category::value).collect(Collectors.joining(", "));
  }
}
