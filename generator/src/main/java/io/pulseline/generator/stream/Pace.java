package io.pulseline.generator.stream;

import java.time.Duration;

/** When a record of a stream is due, counted from the stream's start. */
interface Pace {

  /**
   * Nanoseconds after the start at which a record is due.
   *
   * @param index of the record in this stream, from 0
   */
  long dueAfter(long index);

  /** A batch at once, the next one an interval later. */
  static Pace batches(int batchSize, Duration interval) {
    long nanos = interval.toNanos();
    return index -> index / batchSize * nanos;
  }

  /** Evenly spread. */
  static Pace rate(double recordsPerSecond) {
    double nanos = 1e9 / recordsPerSecond;
    return index -> (long) (index * nanos);
  }

  /** As fast as the brokers take them. */
  static Pace unbounded() {
    return index -> 0;
  }
}
