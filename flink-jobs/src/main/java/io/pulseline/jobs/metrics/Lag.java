package io.pulseline.jobs.metrics;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.HdrHistogram.Recorder;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;

/**
 * How late something is: milliseconds in buckets of one per cent, so that each costs some forty
 * nanoseconds with the look at the clock, and all of them four times 36 kB, whatever they are. Its
 * statistics are those of the last minute or two, or of the time since they were last asked for,
 * should that be longer; its count is that of all. Thread-safe.
 */
public final class Lag implements Histogram {
  /** An event of 1970 is not that old; what is older still counts as this. */
  private static final long LONGEST_MILLIS = Duration.ofDays(36_525).toMillis();

  private static final int DIGITS = 2;
  private static final long SPAN_NANOS = Duration.ofMinutes(1).toNanos();

  private final Recorder recorder = new Recorder(LONGEST_MILLIS, DIGITS);
  private final LongSupplier nanoTime;
  private org.HdrHistogram.Histogram collected;
  private org.HdrHistogram.Histogram recent = empty();
  private org.HdrHistogram.Histogram before = empty();
  private long recentSince;
  private long count;

  /**
   * @param nanoTime the clock by which statistics grow old
   */
  Lag(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.recentSince = nanoTime.getAsLong();
  }

  private static org.HdrHistogram.Histogram empty() {
    return new org.HdrHistogram.Histogram(LONGEST_MILLIS, DIGITS);
  }

  /** What happened at a time, epoch milliseconds, is done now. */
  public void since(long epochMillis) {
    update(System.currentTimeMillis() - epochMillis);
  }

  /**
   * Adds one value.
   *
   * @param millis below 0 where clocks differ, which is no lag
   */
  @Override
  public void update(long millis) {
    recorder.recordValue(Math.min(Math.max(0, millis), LONGEST_MILLIS));
  }

  @Override
  public synchronized long getCount() {
    collect();
    return count;
  }

  @Override
  public synchronized HistogramStatistics getStatistics() {
    collect();
    org.HdrHistogram.Histogram both = recent.copy();
    both.add(before);
    return new LagStatistics(both);
  }

  private void collect() {
    collected = recorder.getIntervalHistogram(collected);
    count += collected.getTotalCount();
    long now = nanoTime.getAsLong();
    if (now - recentSince >= SPAN_NANOS) {
      org.HdrHistogram.Histogram oldest = before;
      before = recent;
      recent = oldest;
      recent.reset();
      recentSince = now;
    }
    recent.add(collected);
  }
}
