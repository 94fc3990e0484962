package io.pulseline.jobs.monitor;

import io.pulseline.jobs.records.Received;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Time passes as far as the slowest partition of Kafka has come, less the disorder that is borne:
 * while a backlog is read one partition may be hours ahead of another. A partition that has been
 * silent for a while holds nobody up. Until that while has passed after the start there is no
 * watermark, since a partition that has not been heard of may just be slow.
 *
 * <p>A refused record has no event time, one that is ahead of the clock no true one: neither moves
 * anything.
 */
final class PartitionWatermarks implements WatermarkGenerator<Received> {
  private final long disorderMillis;
  private final long idleNanos;
  private final LongSupplier nanoTime;
  private final long startedAt;
  private final Map<Integer, Progress> partitions = new HashMap<>();

  private static final class Progress {
    private long latestEvent = Long.MIN_VALUE;
    private long heardAt;
  }

  /**
   * A generator of one subtask.
   *
   * @param disorder how much older than the newest record of its partition one may be
   * @param idle after this a silent partition no longer counts
   * @param nanoTime a clock that stands still while records are held back
   */
  PartitionWatermarks(Duration disorder, Duration idle, LongSupplier nanoTime) {
    this.disorderMillis = disorder.toMillis();
    this.idleNanos = idle.toNanos();
    this.nanoTime = nanoTime;
    this.startedAt = nanoTime.getAsLong();
  }

  @Override
  public void onEvent(Received record, long timestamp, WatermarkOutput output) {
    if (record.isRefused() || Observation.isAhead(record)) {
      return;
    }
    Progress progress = partitions.computeIfAbsent(record.partition(), any -> new Progress());
    progress.latestEvent = Math.max(progress.latestEvent, record.envelope().timestampMillis());
    progress.heardAt = nanoTime.getAsLong();
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    long now = nanoTime.getAsLong();
    if (now - startedAt < idleNanos) {
      return;
    }
    long least = Long.MAX_VALUE;
    for (Progress progress : partitions.values()) {
      if (now - progress.heardAt < idleNanos) {
        least = Math.min(least, progress.latestEvent);
      }
    }
    if (least == Long.MAX_VALUE) {
      output.markIdle();
    } else {
      output.emitWatermark(new Watermark(least - disorderMillis - 1));
    }
  }
}
