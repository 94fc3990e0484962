package io.pulseline.jobs.monitor;

import io.pulseline.contract.UserException;
import java.io.Serializable;
import java.time.Duration;

/**
 * Windows of event time, aligned to the epoch: each is made of whole slices of the length of a
 * slide. An instant is named by the end of what it is in, which itself is not in it.
 *
 * @param length of a window
 * @param slide from one window's start to the next one's; equal to length for tumbling windows
 */
record Windows(Duration length, Duration slide) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  Windows {
    if (slide.compareTo(SHORTEST) < 0) {
      throw new UserException("--slide must be at least 1s, not " + slide.toMillis() + "ms");
    }
    if (length.toMillis() % slide.toMillis() != 0 || length.compareTo(slide) < 0) {
      throw new UserException(
          "--window of %d ms is no multiple of --slide of %d ms; windows are made of whole slides"
              .formatted(length.toMillis(), slide.toMillis()));
    }
  }

  /** The end of the slice that an instant is in. */
  long sliceEnd(long millis) {
    return Math.floorDiv(millis, slide.toMillis()) * slide.toMillis() + slide.toMillis();
  }

  /** The end of the last slice that is over when nothing up to a watermark comes any more. */
  long overAt(long watermark) {
    return watermark == Long.MAX_VALUE
        ? watermark
        : Math.floorDiv(watermark + 1, slide.toMillis()) * slide.toMillis();
  }

  /** The end of the last window that a slice is in; it is in every slide's from its own end on. */
  long lastWindowEnd(long sliceEnd) {
    return sliceEnd + length.toMillis() - slide.toMillis();
  }

  /** The end of the first slice of a window. */
  long firstSliceEnd(long windowEnd) {
    return windowEnd - length.toMillis() + slide.toMillis();
  }
}
