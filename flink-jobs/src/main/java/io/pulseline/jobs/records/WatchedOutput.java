package io.pulseline.jobs.records;

import io.pulseline.contract.envelope.RecordPosition;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.kafka.common.TopicPartition;

/** Passes records on, and tells a watch where the offsets of a partition jump. */
final class WatchedOutput implements ReaderOutput<Received> {
  private final ReaderOutput<Received> records;
  private final SkipWatch skips;

  WatchedOutput(ReaderOutput<Received> records, SkipWatch skips) {
    this.records = records;
    this.skips = skips;
  }

  boolean wraps(ReaderOutput<Received> other) {
    return records == other;
  }

  @Override
  public SourceOutput<Received> createOutputForSplit(String partition) {
    return new OfPartition(records.createOutputForSplit(partition));
  }

  @Override
  public void releaseOutputForSplit(String partition) {
    records.releaseOutputForSplit(partition);
  }

  @Override
  public void collect(Received record) {
    records.collect(record);
  }

  @Override
  public void collect(Received record, long timestamp) {
    records.collect(record, timestamp);
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    records.emitWatermark(watermark);
  }

  @Override
  public void markIdle() {
    records.markIdle();
  }

  @Override
  public void markActive() {
    records.markActive();
  }

  /** Records of one partition, in their order. */
  private final class OfPartition implements SourceOutput<Received> {
    private static final long UNKNOWN = -1;

    private final SourceOutput<Received> partition;
    private long expected = UNKNOWN;

    OfPartition(SourceOutput<Received> partition) {
      this.partition = partition;
    }

    @Override
    public void collect(Received record) {
      look(record.position());
      partition.collect(record);
    }

    @Override
    public void collect(Received record, long timestamp) {
      look(record.position());
      partition.collect(record, timestamp);
    }

    private void look(RecordPosition at) {
      if (expected != UNKNOWN && at.offset() > expected) {
        skips.jumps(new TopicPartition(at.topic(), at.partition()), expected, at.offset());
      }
      expected = at.offset() + 1;
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      partition.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
      partition.markIdle();
    }

    @Override
    public void markActive() {
      partition.markActive();
    }
  }
}
