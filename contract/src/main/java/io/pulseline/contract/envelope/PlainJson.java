package io.pulseline.contract.envelope;

import com.fasterxml.jackson.core.io.NumberInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over JSON as most programs write it: names and texts without escapes, spaces at most before
 * a token. Each step takes what it looks for or says that something else stands there, which may be
 * JSON all the same.
 */
final class PlainJson {
  /** Result of {@link #takeWhole} for everything else; no number of few digits is as low. */
  static final long NOT_WHOLE = Long.MIN_VALUE;

  /** So many digits fit a long. */
  private static final int FEW = 18;

  /** Longer numbers are for a parser, which has limits of its own. */
  private static final int LONGEST = 64;

  /** Up to it each whole number is a double of its own. */
  static final long MOST_EXACT = 1L << 53;

  private static final long[] POWERS = new long[FEW + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i <= FEW; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  private byte[] bytes = {};
  private int at;

  // The number at hand: its sign, its digits as far as they are FEW, how many, how many decimals
  private boolean negative;
  private long digits;
  private int count;
  private int decimals;

  /**
   * @param json UTF-8
   */
  void start(byte[] json) {
    bytes = json;
    at = 0;
  }

  boolean isAtEnd() {
    return at == bytes.length;
  }

  boolean take(char token) {
    skipSpaces();
    if (peek() != token) {
      return false;
    }
    at++;
    return true;
  }

  boolean take(byte[] tokens) {
    skipSpaces();
    int end = at + tokens.length;
    if (end > bytes.length || !Arrays.equals(bytes, at, end, tokens, 0, tokens.length)) {
      return false;
    }
    at = end;
    return true;
  }

  /** A text, null for everything else. */
  String takeText() {
    if (!take('"')) {
      return null;
    }
    int from = at;
    while (at < bytes.length) {
      byte next = bytes[at++];
      if (next == '"') {
        return new String(bytes, from, at - 1 - from, StandardCharsets.UTF_8);
      }
      // The bytes below zero are those of characters beyond ASCII
      if (next == '\\' || (next >= 0 && next < ' ')) {
        return null;
      }
    }
    return null;
  }

  /** A whole number such as 63 or 63.0, {@link #NOT_WHOLE} for everything else. */
  long takeWhole() {
    skipSpaces();
    if (!takeDecimal() || count > FEW) {
      return NOT_WHOLE;
    }
    long whole = digits;
    if (decimals > 0) {
      whole /= POWERS[decimals];
      if (whole * POWERS[decimals] != digits) {
        return NOT_WHOLE;
      }
    }
    return negative ? -whole : whole;
  }

  /** A finite number, NaN for everything else. */
  double takeNumber() {
    skipSpaces();
    int from = at;
    // Whether -0 has a sign is for the parser to say
    if (!takeDecimal() || (negative && digits == 0)) {
      return Double.NaN;
    }
    int end = at;
    if (!takeExponent() || at - from > LONGEST) {
      return Double.NaN;
    }
    if (at == end && count <= FEW && digits <= MOST_EXACT) {
      // Both are exact, so the quotient is the double nearest to these digits
      double value = (double) digits / POWERS[decimals];
      return negative ? -value : value;
    }
    String text = new String(bytes, from, at - from, StandardCharsets.US_ASCII);
    double value = NumberInput.parseDouble(text, true);
    return Double.isFinite(value) ? value : Double.NaN;
  }

  private boolean takeDecimal() {
    negative = peek() == '-';
    at += negative ? 1 : 0;
    digits = 0;
    int first = at;
    int wholes = takeDigits();
    boolean formed = wholes == 1 || (wholes > 1 && bytes[first] != '0');
    decimals = 0;
    if (peek() == '.') {
      at++;
      decimals = takeDigits();
      formed &= decimals > 0;
    }
    count = wholes + decimals;
    return formed;
  }

  /** Passes over an exponent, if one stands here; false when it has no digits. */
  private boolean takeExponent() {
    if (peek() != 'e' && peek() != 'E') {
      return true;
    }
    at++;
    at += peek() == '-' || peek() == '+' ? 1 : 0;
    int from = at;
    while (isDigit(peek())) {
      at++;
    }
    return at > from;
  }

  /** Appends the digits that stand here to the number's, and tells how many they are. */
  private int takeDigits() {
    int from = at;
    for (byte next = peek(); isDigit(next); next = peek()) {
      digits = 10 * digits + next - '0';
      at++;
    }
    return at - from;
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }

  private byte peek() {
    return at < bytes.length ? bytes[at] : 0;
  }

  private void skipSpaces() {
    while (peek() == ' ') {
      at++;
    }
  }
}
