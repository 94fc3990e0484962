package io.pulseline.jobs.records;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Accepted records go on, refused ones go to a side output. */
public final class Route extends ProcessFunction<Received, Received> {
  private static final long serialVersionUID = 1L;

  private final OutputTag<Received> refused;

  /**
   * A step with its side output.
   *
   * @param refused the side output
   */
  public Route(OutputTag<Received> refused) {
    this.refused = refused;
  }

  @Override
  public void processElement(Received record, Context context, Collector<Received> accepted) {
    if (record.isRefused()) {
      context.output(refused, record);
    } else {
      accepted.collect(record);
    }
  }
}
