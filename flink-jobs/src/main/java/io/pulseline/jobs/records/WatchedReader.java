package io.pulseline.jobs.records;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;

/** A reader of Kafka that looks where its partitions begin, and at every record's offset. */
@SuppressWarnings("try") // Flink closes it, and bears an interruption
final class WatchedReader implements SourceReader<Received, KafkaPartitionSplit> {
  private final SourceReader<Received, KafkaPartitionSplit> kafka;
  private final SkipWatch skips;
  private WatchedOutput output;

  WatchedReader(SourceReader<Received, KafkaPartitionSplit> kafka, SkipWatch skips) {
    this.kafka = kafka;
    this.skips = skips;
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> partitions) {
    for (KafkaPartitionSplit partition : partitions) {
      // Below 0 it stands for an offset that the reader is yet to ask for
      if (partition.getStartingOffset() >= 0) {
        skips.begins(partition.getTopicPartition(), partition.getStartingOffset());
      }
    }
    kafka.addSplits(partitions);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<Received> records) throws Exception {
    if (output == null || !output.wraps(records)) {
      output = new WatchedOutput(records, skips);
    }
    return kafka.pollNext(output);
  }

  @Override
  public void start() {
    kafka.start();
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpoint) {
    return kafka.snapshotState(checkpoint);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return kafka.isAvailable();
  }

  @Override
  public void notifyNoMoreSplits() {
    kafka.notifyNoMoreSplits();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    kafka.handleSourceEvents(event);
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    kafka.notifyCheckpointComplete(checkpoint);
  }

  @Override
  public void notifyCheckpointAborted(long checkpoint) throws Exception {
    kafka.notifyCheckpointAborted(checkpoint);
  }

  @Override
  public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
    kafka.pauseOrResumeSplits(pause, resume);
  }

  @Override
  public void close() throws Exception {
    kafka.close();
  }
}
