package io.pulseline.contract.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Reads the JSON value of one column into its double. */
interface ColumnReader {

  /** The value at the parser's current token, which is not null. */
  double read(JsonParser parser, JsonToken token) throws IOException, Rejection;

  static ColumnReader of(Column column) {
    if (column instanceof NumericColumn numeric) {
      return (parser, token) -> number(numeric, parser, token);
    }
    CategoricalColumn categorical = (CategoricalColumn) column;
    return categorical.type() == ValueType.INTEGER ? integers(categorical) : strings(categorical);
  }

  private static double number(NumericColumn column, JsonParser parser, JsonToken token)
      throws IOException, Rejection {
    double value = finite(column, parser, token);
    if (column.type() == ValueType.INTEGER && value != Math.rint(value)) {
      throw wrongType(column, "an integer", token);
    }
    if (value < column.lowest() || value > column.highest()) {
      throw new Rejection(
          RejectionReason.OUT_OF_RANGE,
          String.format(
              "column '%s' must be within %s to %s, not %s",
              column.name(), column.lowest(), column.highest(), value));
    }
    return value;
  }

  private static ColumnReader integers(CategoricalColumn column) {
    double[] codes = column.codes();
    Arrays.sort(codes);
    return (parser, token) -> {
      double value = finite(column, parser, token);
      // Adding zero makes -0 a plain zero, which the search tells apart
      if (Arrays.binarySearch(codes, value + 0.0) < 0) {
        throw unknownCategory(column, parser.getText());
      }
      return value;
    };
  }

  private static ColumnReader strings(CategoricalColumn column) {
    Map<String, Double> codes = new HashMap<>();
    column.categories().forEach(c -> codes.put(c.value(), column.codeOf(c.value())));
    return (parser, token) -> {
      if (token != JsonToken.VALUE_STRING) {
        throw wrongType(column, "a string", token);
      }
      Double code = codes.get(parser.getText());
      if (code == null) {
        throw unknownCategory(column, parser.getText());
      }
      return code;
    };
  }

  private static double finite(Column column, JsonParser parser, JsonToken token)
      throws IOException, Rejection {
    if (!token.isNumeric()) {
      throw wrongType(column, "a number", token);
    }
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw new Rejection(
          RejectionReason.OUT_OF_RANGE, "column '" + column.name() + "' is not a finite number");
    }
    return value;
  }

  private static Rejection wrongType(Column column, String expected, JsonToken token) {
    return new Rejection(
        RejectionReason.WRONG_TYPE,
        String.format("column '%s' must be %s, not %s", column.name(), expected, kindOf(token)));
  }

  private static Rejection unknownCategory(Column column, String value) {
    String shown = value.length() <= 64 ? value : value.substring(0, 64) + "…";
    return new Rejection(
        RejectionReason.UNKNOWN_CATEGORY,
        String.format("column '%s' has no category '%s'", column.name(), shown));
  }

  /** What people call a JSON token. */
  static String kindOf(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT -> "an integer";
      case VALUE_NUMBER_FLOAT -> "a fraction";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      default -> "null";
    };
  }
}
