package io.pulseline.contract.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import java.io.IOException;

/** Reads the JSON value of one column into its double. */
interface ColumnReader {

  /** The value at the parser's current token, which is not null. */
  double read(JsonParser parser, JsonToken token) throws IOException, Rejection;

  static ColumnReader of(Column column) {
    if (column instanceof NumericColumn numeric) {
      return numbers(numeric);
    }
    CategoricalColumn categorical = (CategoricalColumn) column;
    return categorical.type() == ValueType.INTEGER ? integers(categorical) : strings(categorical);
  }

  private static ColumnReader numbers(NumericColumn column) {
    double lowest = column.lowest();
    double highest = column.highest();
    boolean whole = column.type() == ValueType.INTEGER;
    return (parser, token) -> {
      requireNumber(column, token);
      double value =
          whole ? WholeNumber.readAsDouble(parser, token, column.name()) : finite(column, parser);
      if (value < lowest || value > highest) {
        throw new Rejection(
            RejectionReason.OUT_OF_RANGE,
            String.format(
                "%s must be within %s to %s, not %s", what(column), lowest, highest, value));
      }
      return value;
    };
  }

  private static ColumnReader integers(CategoricalColumn column) {
    CategoryCodes codes = new CategoryCodes(column);
    return (parser, token) -> {
      requireNumber(column, token);
      double code = codes.of(WholeNumber.read(parser, token, column.name()));
      return known(code, column, parser);
    };
  }

  private static ColumnReader strings(CategoricalColumn column) {
    CategoryCodes codes = new CategoryCodes(column);
    return (parser, token) -> {
      if (token != JsonToken.VALUE_STRING) {
        throw wrongType(column, "a string", token);
      }
      return known(codes.of(parser.getText()), column, parser);
    };
  }

  private static double known(double code, CategoricalColumn column, JsonParser parser)
      throws IOException, Rejection {
    if (Double.isNaN(code)) {
      throw unknownCategory(column, parser.getText());
    }
    return code;
  }

  private static double finite(Column column, JsonParser parser) throws IOException, Rejection {
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw new Rejection(RejectionReason.OUT_OF_RANGE, what(column) + " is not a finite number");
    }
    return value;
  }

  private static void requireNumber(Column column, JsonToken token) throws Rejection {
    if (!token.isNumeric()) {
      throw wrongType(column, "a number", token);
    }
  }

  private static String what(Column column) {
    return "column '" + column.name() + "'";
  }

  private static Rejection wrongType(Column column, String expected, JsonToken token) {
    return new Rejection(
        RejectionReason.WRONG_TYPE,
        what(column) + " must be " + expected + ", not " + kindOf(token));
  }

  private static Rejection unknownCategory(Column column, String value) {
    String shown = value.length() <= 64 ? value : value.substring(0, 64) + "…";
    return new Rejection(
        RejectionReason.UNKNOWN_CATEGORY, what(column) + " has no category '" + shown + "'");
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
