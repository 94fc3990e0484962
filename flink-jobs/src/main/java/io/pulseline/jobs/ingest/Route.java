package io.pulseline.jobs.ingest;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Accepted records go on, refused ones go to a side output. */
final class Route extends ProcessFunction<Ingested, Ingested> {
  private static final long serialVersionUID = 1L;

  private final OutputTag<Ingested> refused;

  Route(OutputTag<Ingested> refused) {
    this.refused = refused;
  }

  @Override
  public void processElement(Ingested record, Context context, Collector<Ingested> accepted) {
    if (record.isRefused()) {
      context.output(refused, record);
    } else {
      accepted.collect(record);
    }
  }
}
