package io.pulseline.contract.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads whole numbers exactly or not at all, in every form of JSON: 63, 63.0, 6.3e1. */
final class WholeNumber {
  /** Below it each whole number is a double of its own. */
  private static final double EXACT = 0x1p53;

  /**
   * A fraction of so many characters has at most 15 digits. No two such decimals share a double, so
   * one whose double is whole is whole itself.
   */
  private static final int FEW = 16;

  private WholeNumber() {}

  /**
   * The number at the parser's current token, which is numeric.
   *
   * @param name of the field, for messages
   */
  static long read(JsonParser parser, JsonToken token, String name) throws IOException, Rejection {
    double value = parser.getDoubleValue();
    if (Math.abs(value) < EXACT) {
      if (token == JsonToken.VALUE_NUMBER_INT || isShortAndWhole(value, parser)) {
        return (long) value;
      }
    } else if (!(Math.abs(value) <= 0x1p63)) {
      throw tooLarge(name);
    }
    return exact(parser.getText(), name, token);
  }

  /** A whole number as the double that holds it exactly. */
  static double asDouble(long whole, String name) throws Rejection {
    double value = whole;
    if (value >= 0x1p63 || (long) value != whole) {
      throw new Rejection(
          RejectionReason.OUT_OF_RANGE,
          "'"
              + name
              + "' cannot keep "
              + whole
              + ": beyond 2^53 not every whole number has a double; declare it an extra to keep"
              + " its text");
    }
    return value;
  }

  /** The long that a finite double stands for. */
  static long exact(double value, String name) throws Rejection {
    if (value != Math.rint(value)) {
      throw notWhole(name, "a fraction");
    }
    if (value >= 0x1p63 || value < -0x1p63) {
      throw tooLarge(name);
    }
    return (long) value;
  }

  private static boolean isShortAndWhole(double value, JsonParser parser) throws IOException {
    return value == Math.rint(value)
        && parser.getTextLength() <= FEW
        && (value != 0 || !hasDigits(parser));
  }

  /** Whether a number whose double is 0 is in truth a fraction too small for one. */
  private static boolean hasDigits(JsonParser parser) throws IOException {
    char[] text = parser.getTextCharacters();
    int end = parser.getTextOffset() + parser.getTextLength();
    for (int i = parser.getTextOffset(); i < end; i++) {
      if (text[i] >= '1' && text[i] <= '9') {
        return true;
      }
    }
    return false;
  }

  private static long exact(String text, String name, JsonToken token) throws Rejection {
    try {
      BigDecimal decimal = new BigDecimal(text);
      if (decimal.stripTrailingZeros().scale() > 0) {
        throw notWhole(name, ColumnReader.kindOf(token));
      }
      return decimal.longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      // The second is about exponents of more than 32 bits, the only JSON numbers it can meet
      throw tooLarge(name);
    }
  }

  private static Rejection notWhole(String name, String came) {
    return EnvelopeRules.wrongType("'" + name + "'", "an integer", came);
  }

  private static Rejection tooLarge(String name) {
    return new Rejection(
        RejectionReason.OUT_OF_RANGE, "'" + name + "' must be within -2^63 to 2^63 - 1");
  }
}
