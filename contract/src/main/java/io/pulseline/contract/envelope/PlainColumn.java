package io.pulseline.contract.envelope;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;

/** Takes the value of one column from plain JSON; {@link ColumnReader} reads every other form. */
interface PlainColumn {

  /** The value as records carry it, NaN when something else stands here. */
  double take(PlainJson json);

  static PlainColumn of(Column column) {
    if (column instanceof NumericColumn numeric) {
      return numbers(numeric);
    }
    CategoricalColumn categorical = (CategoricalColumn) column;
    CategoryCodes codes = new CategoryCodes(categorical);
    return categorical.type() == ValueType.INTEGER ? integers(codes) : strings(codes);
  }

  private static PlainColumn numbers(NumericColumn column) {
    double lowest = column.lowest();
    double highest = column.highest();
    boolean whole = column.type() == ValueType.INTEGER;
    return json -> {
      double value = whole ? exact(json.takeWhole()) : json.takeNumber();
      return value >= lowest && value <= highest ? value : Double.NaN;
    };
  }

  private static double exact(long value) {
    boolean exact = value >= -PlainJson.MOST_EXACT && value <= PlainJson.MOST_EXACT;
    return exact ? value : Double.NaN;
  }

  private static PlainColumn integers(CategoryCodes codes) {
    return json -> {
      long value = json.takeWhole();
      return value == PlainJson.NOT_WHOLE ? Double.NaN : codes.of(value);
    };
  }

  private static PlainColumn strings(CategoryCodes codes) {
    return json -> codes.of(json.takeText());
  }
}
