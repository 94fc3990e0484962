package io.pulseline.generator.connect;

import java.util.Arrays;

/** The records that one task has still to send: the next of each of its slices. */
final class SlicePositions {
  private final int slices;
  private final long[] next;

  /**
   * @param slices into which the stream is divided
   */
  SlicePositions(int slices) {
    this.slices = slices;
    this.next = new long[slices];
    Arrays.fill(next, Long.MAX_VALUE);
  }

  /** Adds a slice of which nothing was sent yet. */
  void begin(int slice, long startId) {
    next[slice] = startId + Math.floorMod(slice - startId, (long) slices);
  }

  /** Adds a slice that goes on after a record. */
  void goOnAfter(int slice, long recordId) {
    next[slice] = recordId + slices;
  }

  /** The smallest record_id to be sent. */
  long first() {
    return Arrays.stream(next).min().orElseThrow();
  }

  int sliceOf(long recordId) {
    return (int) (recordId % slices);
  }

  void sent(long recordId) {
    next[sliceOf(recordId)] = recordId + slices;
  }
}
