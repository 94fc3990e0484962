package io.pulseline.jobs.elasticsearch;

import java.io.IOException;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.SinkWriter;

/** A writer, and what it needs for as long as it lives. */
@SuppressWarnings("try") // Flink closes it, and bears an interruption
final class ClosingWriter<T> implements SinkWriter<T> {
  private final SinkWriter<T> writer;
  private final AutoCloseable needed;

  ClosingWriter(SinkWriter<T> writer, AutoCloseable needed) {
    this.writer = writer;
    this.needed = needed;
  }

  @Override
  public void write(T element, Context context) throws IOException, InterruptedException {
    writer.write(element, context);
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    writer.flush(endOfInput);
  }

  @Override
  public void writeWatermark(Watermark watermark) throws IOException, InterruptedException {
    writer.writeWatermark(watermark);
  }

  @Override
  public void close() throws Exception {
    try {
      writer.close();
    } finally {
      needed.close();
    }
  }
}
