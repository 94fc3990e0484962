package io.pulseline.prepare;

import io.pulseline.contract.lake.EventRange;
import java.io.Serializable;
import java.time.Duration;

/**
 * Which rows, and how they are divided.
 *
 * @param range of the events
 * @param last how far the range reaches back from its end, or from the newest event when it has
 *     none; null when it has a beginning of its own
 * @param dropEqual whether of rows that are equal in all columns only the first is kept
 * @param testShare part of each class that is held out
 * @param seed of that choice
 */
public record Choice(
    EventRange range, Duration last, boolean dropEqual, double testShare, long seed)
    implements Serializable {
  /** All rows. */
  public static Choice all(double testShare, long seed) {
    return new Choice(EventRange.ALL, null, false, testShare, seed);
  }
}
