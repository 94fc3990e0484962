package io.pulseline.contract.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads the JSON value of one column into its double. */
interface ColumnReader {

  /** The value at the parser's current token, which is not null. */
  double read(JsonParser parser, JsonToken token) throws IOException, Rejection;

  static ColumnReader of(ColumnRule rule) {
    if (rule instanceof TextCategoryRule) {
      return (parser, token) -> {
        if (token != JsonToken.VALUE_STRING) {
          throw rule.wrongType(kindOf(token));
        }
        return rule.ofText(parser.getText());
      };
    }
    boolean whole = !(rule instanceof NumberRule number) || number.isWhole();
    return (parser, token) -> {
      if (!token.isNumeric()) {
        throw rule.wrongType(kindOf(token));
      }
      return whole
          ? rule.ofWhole(WholeNumber.read(parser, token, rule.name()))
          : rule.ofNumber(parser.getDoubleValue());
    };
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
