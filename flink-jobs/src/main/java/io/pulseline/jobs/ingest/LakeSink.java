package io.pulseline.jobs.ingest;

import io.pulseline.jobs.metrics.JobMetric;
import io.pulseline.jobs.metrics.StepMetrics;
import io.pulseline.jobs.records.Received;
import java.io.IOException;
import java.util.Collection;
import org.apache.flink.api.common.functions.Partitioner;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.sink.FileSinkCommittable;
import org.apache.flink.connector.file.sink.writer.FileWriterBucketState;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPreCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Flink's file sink with a bound on the memory of its writers: see {@link LakeWriter}, and with few
 * files: see {@link MergeOperator}. Committables, and the state of writers and committers, are
 * those of the file sink.
 */
final class LakeSink
    implements Sink<Received>,
        SupportsWriterState<Received, FileWriterBucketState>,
        SupportsCommitter<FileSinkCommittable>,
        SupportsPreCommitTopology<FileSinkCommittable, FileSinkCommittable> {
  private static final long serialVersionUID = 1L;

  private final FileSink<Received> files;
  private final long bytesOfAFile;
  private final MergeOperator merge;

  /**
   * @param bytesOfAFile heap that an open file takes before its first row
   */
  LakeSink(FileSink<Received> files, long bytesOfAFile, MergeOperator merge) {
    this.files = files;
    this.bytesOfAFile = bytesOfAFile;
    this.merge = merge;
  }

  @Override
  @Deprecated
  public SinkWriter<Received> createWriter(InitContext context) {
    throw new UnsupportedOperationException("Flink 1.20 asks with a WriterInitContext");
  }

  @Override
  public SinkWriter<Received> createWriter(WriterInitContext context) throws IOException {
    return measured(new LakeWriter(files.createWriter(context), bounds(context)), context);
  }

  @Override
  public LakeWriter restoreWriter(
      WriterInitContext context, Collection<FileWriterBucketState> state) throws IOException {
    return measured(new LakeWriter(files.restoreWriter(context, state), bounds(context)), context);
  }

  private static LakeWriter measured(LakeWriter writer, WriterInitContext context) {
    StepMetrics metrics = StepMetrics.of(context.metricGroup());
    metrics.gauge(JobMetric.OPEN_FILES, writer::openFiles);
    metrics.gauge(JobMetric.OPEN_BYTES, writer::openBytes);
    return writer;
  }

  private LakeWriter.Bounds bounds(WriterInitContext context) {
    return LakeWriter.Bounds.of(
        Runtime.getRuntime().maxMemory(),
        context.getTaskInfo().getNumberOfParallelSubtasks(),
        bytesOfAFile);
  }

  @Override
  public SimpleVersionedSerializer<FileWriterBucketState> getWriterStateSerializer() {
    return files.getWriterStateSerializer();
  }

  @Override
  public Committer<FileSinkCommittable> createCommitter(CommitterInitContext context)
      throws IOException {
    return new CountedCommits(
        new LakeCommitter(files.createCommitter(context)),
        StepMetrics.of(context.metricGroup()).counter(JobMetric.FILES_COMMITTED));
  }

  /** The step between writers and committers. */
  MergeOperator merge() {
    return merge;
  }

  /** Files of an hour, whoever wrote them, meet in one subtask. */
  @Override
  public DataStream<CommittableMessage<FileSinkCommittable>> addPreCommitTopology(
      DataStream<CommittableMessage<FileSinkCommittable>> written) {
    return written
        .partitionCustom(new ByHash(), new HourOfFile())
        .transform("merge", written.getType(), merge)
        .uid("merge");
  }

  private static final class ByHash implements Partitioner<String> {
    private static final long serialVersionUID = 1L;

    @Override
    public int partition(String hour, int subtasks) {
      return Math.floorMod(hour.hashCode(), subtasks);
    }
  }

  private static final class HourOfFile
      implements KeySelector<CommittableMessage<FileSinkCommittable>, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String getKey(CommittableMessage<FileSinkCommittable> message) {
      return message instanceof CommittableWithLineage<FileSinkCommittable> file
          ? file.getCommittable().getBucketId()
          : "";
    }
  }

  @Override
  public SimpleVersionedSerializer<FileSinkCommittable> getWriteResultSerializer() {
    return files.getCommittableSerializer();
  }

  @Override
  public SimpleVersionedSerializer<FileSinkCommittable> getCommittableSerializer() {
    return files.getCommittableSerializer();
  }
}
