package io.pulseline.jobs.monitor;

import io.pulseline.jobs.monitor.statistics.SliceStatistics;

/**
 * One subtask's part of a slice of event time, on its way to the part that judges, or in a
 * checkpoint.
 *
 * @param endMillis the first instant that is not in the slice, epoch milliseconds
 * @param statistics as {@link SliceStatistics} writes them
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: the bytes are never compared nor changed
public record Partial(long endMillis, byte[] statistics) {
  static Partial of(long endMillis, SliceStatistics statistics) {
    return new Partial(endMillis, statistics.write());
  }

  SliceStatistics read() {
    return SliceStatistics.read(statistics);
  }
}
