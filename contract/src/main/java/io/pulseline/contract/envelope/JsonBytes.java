package io.pulseline.contract.envelope;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer of JSON text. Jackson's own generator spends more on its checks and on
 * formatting fractions than a record of ten numbers costs here; the escaping of strings is
 * Jackson's.
 */
final class JsonBytes {
  private static final int LONGEST_NUMBER = 32;
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
  private static final double MOST_EXACT = 1L << 53;

  private byte[] bytes = new byte[512];
  private int size;

  /** The UTF-8 bytes of a quoted and escaped string. */
  static byte[] quoted(String text) {
    byte[] escaped = JsonStringEncoder.getInstance().quoteAsUTF8(text);
    byte[] quoted = new byte[escaped.length + 2];
    quoted[0] = '"';
    System.arraycopy(escaped, 0, quoted, 1, escaped.length);
    quoted[quoted.length - 1] = '"';
    return quoted;
  }

  /**
   * What stands before a field's value: its name and a colon.
   *
   * @param before of ASCII, such as a comma
   */
  static byte[] key(String before, String name) {
    byte[] start = ascii(before);
    byte[] quoted = quoted(name);
    byte[] key = Arrays.copyOf(start, start.length + quoted.length + 1);
    System.arraycopy(quoted, 0, key, start.length, quoted.length);
    key[key.length - 1] = ':';
    return key;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  void clear() {
    size = 0;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  void raw(byte[] json) {
    raw(json, 0);
  }

  void raw(byte[] json, int from) {
    int length = json.length - from;
    reserve(length);
    System.arraycopy(json, from, bytes, size, length);
    size += length;
  }

  void number(long value) {
    reserve(LONGEST_NUMBER);
    size = NumberOutput.outputLong(value, bytes, size);
  }

  /** A number, in digits that read back as the very same double; infinity as a string. */
  void number(double value) {
    for (int decimals = 1; decimals < POWERS.length; decimals++) {
      double shifted = value * POWERS[decimals];
      if (!(Math.abs(shifted) < MOST_EXACT)) {
        break;
      }
      long digits = (long) shifted;
      digits = digits == shifted ? digits : Math.round(shifted);
      // Both are exact, so the quotient is the double nearest to these digits, as a parser's is
      if (digits / POWERS[decimals] == value && (digits != 0 || 1 / value > 0)) {
        decimal(digits, decimals);
        return;
      }
    }
    String text = Double.toString(value);
    raw(Double.isFinite(value) ? ascii(text) : quoted(text));
  }

  private void decimal(long digits, int decimals) {
    reserve(LONGEST_NUMBER);
    if (digits < 0) {
      bytes[size++] = '-';
    }
    long all = Math.abs(digits);
    long power = (long) POWERS[decimals];
    size = NumberOutput.outputLong(all / power, bytes, size);
    bytes[size++] = '.';
    long fraction = all % power;
    for (int i = decimals - 1; i >= 0; i--) {
      bytes[size + i] = (byte) ('0' + fraction % 10);
      fraction /= 10;
    }
    size += decimals;
  }

  void string(String text) {
    int length = text.length();
    reserve(length + 2);
    bytes[size] = '"';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        raw(quoted(text));
        return;
      }
      bytes[size + 1 + i] = (byte) c;
    }
    bytes[size + 1 + length] = '"';
    size += length + 2;
  }

  void timestamp(long epochMillis) {
    if (epochMillis < 0 || epochMillis > IsoTime.LATEST) {
      string(Timestamps.format(epochMillis));
      return;
    }
    reserve(LONGEST_NUMBER);
    bytes[size] = '"';
    int end = IsoTime.write(epochMillis, bytes, size + 1);
    bytes[end] = '"';
    size = end + 1;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
