package io.pulseline.jobs.records;

import io.pulseline.jobs.metrics.JobMetric;
import io.pulseline.jobs.metrics.LagToCommit;
import io.pulseline.jobs.metrics.StepMetrics;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Accepted records go on, refused ones go to a side output. It keeps no state, and follows
 * checkpoints to tell how late both are when others see them.
 */
public final class Route extends ProcessFunction<Received, Received>
    implements CheckpointedFunction, CheckpointListener {
  private static final long serialVersionUID = 1L;

  private final OutputTag<Received> refused;
  private final boolean toTheLake;
  private transient Optional<LagToCommit> rows;
  private transient LagToCommit deadLetters;

  /**
   * A step with its side output.
   *
   * @param refused the side output
   * @param toTheLake whether accepted records become rows
   */
  public Route(OutputTag<Received> refused, boolean toTheLake) {
    this.refused = refused;
    this.toTheLake = toTheLake;
  }

  @Override
  public void open(OpenContext context) {
    StepMetrics metrics = StepMetrics.of(getRuntimeContext().getMetricGroup());
    rows =
        toTheLake
            ? Optional.of(new LagToCommit(metrics.lag(JobMetric.LAKE_LAG)))
            : Optional.empty();
    deadLetters = new LagToCommit(metrics.lag(JobMetric.DEAD_LETTER_LAG));
  }

  @Override
  public void processElement(Received record, Context context, Collector<Received> accepted) {
    if (!record.isRefused()) {
      accepted.collect(record);
      rows.ifPresent(lag -> lag.sent(record.envelope().timestampMillis()));
      return;
    }
    context.output(refused, record);
    if (record.origin().timestampMillis() != ConsumerRecord.NO_TIMESTAMP) {
      deadLetters.sent(record.origin().timestampMillis());
    }
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {}

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    rows.ifPresent(lag -> lag.barrier(context.getCheckpointId()));
    deadLetters.barrier(context.getCheckpointId());
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    rows.ifPresent(lag -> lag.complete(checkpoint));
    deadLetters.complete(checkpoint);
  }
}
