package io.pulseline.jobs.ingest;

import java.io.Serializable;
import java.time.Duration;

/**
 * When the waiting files of an hour become one that readers see: the first at once, each further
 * one after four times as long as the one before, up to the longest wait; earlier when nothing more
 * comes, or when they are as large as one file should be. A steady stream so has a dozen files an
 * hour and a few at its beginning, and a short one is visible soon after its end.
 *
 * @param longestMillis from the first checkpoint of a row to the one that makes it visible, at most
 */
record MergePolicy(long longestMillis) implements Serializable {
  /** What a file is at most before one more checkpoint's rows. */
  static final long FULL_BYTES = 128L << 20;

  private static final int GROWTH = 4;

  /** Waits between the first file, which has none, and those that wait longest. */
  private static final int SHORT_WAITS = 3;

  /** A pause is this part of the wait. */
  private static final int PAUSES_IN_A_WAIT = 16;

  static MergePolicy waitingAtMost(Duration longest) {
    return new MergePolicy(longest.toMillis());
  }

  boolean isDue(HourFiles hour, long nowMillis) {
    if (hour.isEmpty()) {
      return false;
    }
    long wait = waitMillis(hour.made());
    boolean waitedLong = nowMillis - hour.oldestMillis() >= wait;
    boolean paused = nowMillis - hour.newestMillis() > wait / PAUSES_IN_A_WAIT;
    boolean full = hour.bytes() >= FULL_BYTES;
    return waitedLong || paused || full;
  }

  /** The wait for a file of an hour that has so many. */
  private long waitMillis(int made) {
    if (made == 0) {
      return 0;
    }
    long wait = longestMillis;
    for (int i = made; i <= SHORT_WAITS; i++) {
      wait /= GROWTH;
    }
    return wait;
  }
}
