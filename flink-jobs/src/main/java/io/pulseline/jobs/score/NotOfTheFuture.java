package io.pulseline.jobs.score;

import io.pulseline.jobs.metrics.JobMetric;
import io.pulseline.jobs.metrics.StepMetrics;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.apache.flink.metrics.Counter;

/**
 * Keeps outcomes whose event time may be true. One clock that is ahead would otherwise end the
 * windows of all others.
 */
final class NotOfTheFuture extends RichFilterFunction<Outcome> {
  private static final long serialVersionUID = 1L;
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private transient Counter ahead;

  @Override
  public void open(OpenContext context) {
    ahead =
        StepMetrics.of(getRuntimeContext().getMetricGroup())
            .counter(JobMetric.OUTCOMES_OF_THE_FUTURE);
  }

  @Override
  public boolean filter(Outcome outcome) {
    boolean possible = outcome.eventMillis() <= System.currentTimeMillis() + TOLERANCE.toMillis();
    if (!possible) {
      ahead.inc();
    }
    return possible;
  }
}
