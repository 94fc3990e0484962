package io.pulseline.jobs.monitor;

import io.pulseline.contract.UserException;
import io.pulseline.jobs.monitor.drift.DriftLimits;
import io.pulseline.jobs.records.Received;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How windows are cut and judged.
 *
 * @param disorder how much older than the newest record of its partition one may be and still count
 * @param idle after this a silent partition holds no window open
 */
record MonitorSettings(Windows windows, Duration disorder, Duration idle, DriftLimits limits) {
  static final Duration DISORDER = Duration.ofSeconds(5);
  static final Duration IDLE = Duration.ofSeconds(10);

  MonitorSettings {
    if (disorder.isNegative()) {
      throw new UserException("--disorder must not be below 0");
    }
    if (idle.isZero() || idle.isNegative()) {
      throw new UserException("--idle must be above 0");
    }
  }

  /** Windows side by side, all else as it is by default. */
  static MonitorSettings of(Duration window) {
    return new MonitorSettings(new Windows(window, window), DISORDER, IDLE, DriftLimits.DEFAULTS);
  }

  WatermarkStrategy<Received> watermarks() {
    Duration bears = disorder;
    Duration silent = idle;
    return WatermarkStrategy.forGenerator(
        context ->
            new PartitionWatermarks(
                bears, silent, context.getInputActivityClock()::relativeTimeNanos));
  }
}
