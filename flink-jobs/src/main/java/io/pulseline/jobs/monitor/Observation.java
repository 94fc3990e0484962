package io.pulseline.jobs.monitor;

import io.pulseline.jobs.records.Received;

/**
 * What the monitor needs of a record: it goes to another task, and its bytes stay behind.
 *
 * @param eventMillis event time, epoch milliseconds; 0 of a refused record
 * @param lagMillis from event time to decoding
 * @param values in the order of the dataset's columns; null of a refused record
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: the values are never compared nor changed
public record Observation(long eventMillis, long lagMillis, double[] values) {
  /** Two clocks may differ, and a network is quick. */
  private static final long TOLERANCE_MILLIS = 60_000;

  static Observation of(Received record) {
    if (record.isRefused()) {
      return new Observation(0, 0, null);
    }
    long event = record.envelope().timestampMillis();
    return new Observation(event, record.decodedAtMillis() - event, record.envelope().values());
  }

  /**
   * Whether the event time is ahead of the clock of whoever decoded the record. It cannot be true,
   * and one such record would close the windows of all others.
   */
  static boolean isAhead(Received record) {
    return isAhead(record.decodedAtMillis() - record.envelope().timestampMillis());
  }

  boolean isAhead() {
    return isAhead(lagMillis);
  }

  private static boolean isAhead(long lagMillis) {
    return lagMillis < -TOLERANCE_MILLIS;
  }

  boolean isRefused() {
    return values == null;
  }
}
