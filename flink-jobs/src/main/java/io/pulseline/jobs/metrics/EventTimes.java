package io.pulseline.jobs.metrics;

import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/** A uniform sample of event times, however many there are (Vitter's algorithm R). */
final class EventTimes {
  static final int SIZE = 1_024;

  private final SplittableRandom random = new SplittableRandom(1);
  private final long[] sample = new long[SIZE];
  private long seen;

  void add(long eventMillis) {
    long at = seen < SIZE ? seen : random.nextLong(seen + 1);
    seen++;
    if (at < SIZE) {
      sample[(int) at] = eventMillis;
    }
  }

  /** Takes those of another one over, which has none then. */
  void moveFrom(EventTimes other) {
    other.each(this::add);
    other.clear();
  }

  void each(LongConsumer consumer) {
    for (int i = 0; i < Math.min(seen, SIZE); i++) {
      consumer.accept(sample[i]);
    }
  }

  void clear() {
    seen = 0;
  }
}
