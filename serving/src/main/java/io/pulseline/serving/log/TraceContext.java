package io.pulseline.serving.log;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where a request belongs in a distributed trace, after the W3C's Trace Context: the caller's trace
 * and a span of our own within it.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 of them, of the work that is done here
 * @param flags two of them, as the caller set them
 */
public record TraceContext(String traceId, String spanId, String flags) {
  /** The header, and the key of gRPC's metadata. */
  public static final String HEADER = "traceparent";

  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;
  private static final int TRACE_AT = 3;
  private static final int SPAN_AT = TRACE_AT + TRACE_DIGITS + 1;
  private static final int FLAGS_AT = SPAN_AT + SPAN_DIGITS + 1;
  private static final int LENGTH = FLAGS_AT + 2;
  private static final String NOT_SAMPLED = "00";
  private static final HexFormat HEX = HexFormat.of();

  /**
   * A new span in the trace that a header names. A header that is missing or none of that form
   * begins a trace, as the specification wants it.
   *
   * @param header null when there is none
   */
  public static TraceContext of(String header) {
    return header != null && isValid(header)
        ? new TraceContext(
            header.substring(TRACE_AT, TRACE_AT + TRACE_DIGITS),
            newSpan(),
            header.substring(FLAGS_AT, LENGTH))
        : new TraceContext(newSpan() + newSpan(), newSpan(), NOT_SAMPLED);
  }

  /** For the header of the answer, and of what is caused by the request. */
  public String header() {
    return "00-" + traceId + "-" + spanId + "-" + flags;
  }

  /** Never all zeros, which the specification forbids. */
  private static String newSpan() {
    return HEX.toHexDigits(1 + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
  }

  /** A version to come may have more behind these fields. */
  private static boolean isValid(String header) {
    boolean length =
        header.startsWith("00")
            ? header.length() == LENGTH
            : header.length() == LENGTH
                || (header.length() > LENGTH && header.charAt(LENGTH) == '-');
    return length
        && !header.startsWith("ff")
        && isHex(header, 0, 2)
        && header.charAt(TRACE_AT - 1) == '-'
        && isId(header, TRACE_AT, TRACE_DIGITS)
        && header.charAt(SPAN_AT - 1) == '-'
        && isId(header, SPAN_AT, SPAN_DIGITS)
        && header.charAt(FLAGS_AT - 1) == '-'
        && isHex(header, FLAGS_AT, 2);
  }

  private static boolean isId(String header, int from, int digits) {
    boolean zeros = header.regionMatches(from, "0".repeat(digits), 0, digits);
    return !zeros && isHex(header, from, digits);
  }

  private static boolean isHex(String header, int from, int digits) {
    for (int i = from; i < from + digits; i++) {
      char digit = header.charAt(i);
      if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
        return false;
      }
    }
    return true;
  }
}
