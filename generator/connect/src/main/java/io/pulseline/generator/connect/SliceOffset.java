package io.pulseline.generator.connect;

import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/** How far a slice of the stream has come, in the form that Connect stores. */
final class SliceOffset {
  private static final String SLICE = "slice";
  private static final String SLICES = "slices";
  private static final String RECORD_ID = "record_id";

  private SliceOffset() {}

  static Map<String, Object> partition(int slice) {
    return Map.of(SLICE, (long) slice);
  }

  /**
   * After a record was sent.
   *
   * @param slices kept with it: a record_id means nothing in another division of the stream
   */
  static Map<String, Object> of(long recordId, int slices) {
    return Map.of(RECORD_ID, recordId, SLICES, (long) slices);
  }

  /**
   * The record_id of the last record sent.
   *
   * @throws ConnectException when the offset is of another division of the stream
   */
  static long recordId(Map<String, ?> offset, int slices) {
    long before = number(offset, SLICES);
    if (before != slices) {
      throw new ConnectException(
          "the connector's offsets are of slices=%d, its configuration says slices=%d, and going on"
                  .formatted(before, slices)
              + " would leave gaps: set slices back, or reset the offsets");
    }
    return number(offset, RECORD_ID);
  }

  /**
   * Checks what someone wants to store.
   *
   * @param offset null to forget the slice's
   * @throws ConnectException when it is no offset of the slice
   */
  static void check(Map<String, ?> partition, Map<String, ?> offset, int slices) {
    long slice = number(partition, SLICE);
    if (slice < 0 || slice >= slices) {
      throw new ConnectException("there is no slice " + slice + " of " + slices);
    }
    if (offset != null && Math.floorMod(recordId(offset, slices), (long) slices) != slice) {
      throw new ConnectException(
          "record_id %d is not in slice %d of %d"
              .formatted(recordId(offset, slices), slice, slices));
    }
  }

  private static long number(Map<String, ?> map, String key) {
    if (map.get(key) instanceof Number number) {
      return number.longValue();
    }
    throw new ConnectException("'" + key + "' must be a number in " + map);
  }
}
