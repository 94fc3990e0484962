package io.pulseline.generator.stream;

import io.pulseline.contract.UserException;
import java.time.Duration;

/** When a record of a stream is due, counted from the stream's start. */
public sealed interface Pace {

  /**
   * Nanoseconds after the start at which a record is due.
   *
   * @param index of the record in this stream, from 0
   */
  long dueAfter(long index);

  /**
   * The first record that is due at a time or later.
   *
   * @throws UserException when the pace has no clock
   */
  long indexAt(Duration time);

  /** A batch at once, the next one an interval later. */
  static Pace batches(int batchSize, Duration interval) {
    return interval.isZero() ? unbounded() : new Batches(batchSize, interval.toNanos());
  }

  /** Evenly spread; a rate of 0 stands for as fast as the brokers take them. */
  static Pace rate(double recordsPerSecond) {
    return recordsPerSecond == 0 ? unbounded() : new Rate(recordsPerSecond);
  }

  /** As fast as the brokers take them. */
  static Pace unbounded() {
    return new Unbounded();
  }

  /** See {@link #batches}. */
  record Batches(int size, long intervalNanos) implements Pace {
    @Override
    public long dueAfter(long index) {
      return index / size * intervalNanos;
    }

    @Override
    public long indexAt(Duration time) {
      return (time.toNanos() + intervalNanos - 1) / intervalNanos * size;
    }
  }

  /** See {@link #rate}. */
  record Rate(double perSecond) implements Pace {
    @Override
    public long dueAfter(long index) {
      return (long) (index * (1e9 / perSecond));
    }

    @Override
    public long indexAt(Duration time) {
      return (long) Math.ceil(time.toNanos() / 1e9 * perSecond);
    }
  }

  /** See {@link #unbounded}. */
  record Unbounded() implements Pace {
    @Override
    public long dueAfter(long index) {
      return 0;
    }

    @Override
    public long indexAt(Duration time) {
      throw new UserException(
          "a stream without a rate has no clock: give the place as a record_id, such as @6000,"
              + " instead of a time");
    }
  }
}
