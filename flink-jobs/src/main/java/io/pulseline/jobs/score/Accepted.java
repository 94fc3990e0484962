package io.pulseline.jobs.score;

import io.pulseline.jobs.records.Received;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps what can be scored. A record that was refused has been counted, with its reason, by the
 * step that decoded it; as a dead letter it is the ingest job's.
 */
final class Accepted implements FlatMapFunction<Received, Scorable> {
  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(Received record, Collector<Scorable> out) {
    if (!record.isRefused()) {
      out.collect(Scorable.of(record));
    }
  }
}
