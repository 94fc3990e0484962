package io.pulseline.jobs.monitor;

import java.time.Duration;
import java.time.Instant;

/**
 * A window.
 *
 * @param end the first instant that is not in it
 */
record WindowSpan(Instant start, Instant end) {
  static WindowSpan ending(long endMillis, Duration length) {
    Instant end = Instant.ofEpochMilli(endMillis);
    return new WindowSpan(end.minus(length), end);
  }

  double seconds() {
    return Duration.between(start, end).toMillis() / 1000.0;
  }
}
