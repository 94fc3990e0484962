package io.pulseline.jobs.monitor;

import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * An output before which something is done when it is about to be idle. An operator of two inputs
 * is not told of that in any other way.
 *
 * @param out where all goes
 * @param task may write to {@code out}
 */
record BeforeIdle<T>(Output<StreamRecord<T>> out, Runnable task)
    implements Output<StreamRecord<T>> {
  @Override
  public void emitWatermarkStatus(WatermarkStatus status) {
    if (status.isIdle()) {
      task.run();
    }
    out.emitWatermarkStatus(status);
  }

  @Override
  public void collect(StreamRecord<T> element) {
    out.collect(element);
  }

  @Override
  public <X> void collect(OutputTag<X> tag, StreamRecord<X> element) {
    out.collect(tag, element);
  }

  @Override
  public void emitWatermark(Watermark mark) {
    out.emitWatermark(mark);
  }

  @Override
  public void emitLatencyMarker(LatencyMarker marker) {
    out.emitLatencyMarker(marker);
  }

  @Override
  public void emitRecordAttributes(RecordAttributes attributes) {
    out.emitRecordAttributes(attributes);
  }

  @Override
  public void close() {
    out.close();
  }
}
