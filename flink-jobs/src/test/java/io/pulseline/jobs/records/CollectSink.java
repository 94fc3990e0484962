package io.pulseline.jobs.records;

import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.testutils.junit.SharedReference;

/** Leaves records in a list of the test that runs the job. */
public record CollectSink(SharedReference<List<Received>> records) implements Sink<Received> {
  @Override
  @Deprecated
  public SinkWriter<Received> createWriter(InitContext context) {
    throw new UnsupportedOperationException("of Flink before 1.19");
  }

  @Override
  public SinkWriter<Received> createWriter(WriterInitContext context) {
    return new SinkWriter<>() {
      @Override
      public void write(Received record, Context place) {
        records.get().add(record);
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }
}
