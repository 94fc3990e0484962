package io.pulseline.contract.envelope;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The Kafka key of a record: its record_id in decimal digits, which corrupted records have too. */
public final class RecordKey {
  private static final Pattern RECORD_ID = Pattern.compile("[0-9]{1,19}");

  private RecordKey() {}

  public static byte[] of(long recordId) {
    return Long.toString(recordId).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The record_id of a key.
   *
   * @param key null for a record without one
   * @return empty for a key that is not one of ours
   */
  public static OptionalLong recordId(byte[] key) {
    String text = key == null ? "" : new String(key, StandardCharsets.US_ASCII);
    if (!RECORD_ID.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty(); // 2^63 and beyond
    }
  }
}
