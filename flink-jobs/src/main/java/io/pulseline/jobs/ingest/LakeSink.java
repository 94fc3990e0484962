package io.pulseline.jobs.ingest;

import io.pulseline.jobs.metrics.JobMetric;
import io.pulseline.jobs.metrics.StepMetrics;
import io.pulseline.jobs.records.Received;
import java.io.IOException;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.sink.FileSinkCommittable;
import org.apache.flink.connector.file.sink.writer.FileWriterBucketState;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Flink's file sink with a bound on the memory of its writers: see {@link LakeWriter}. State and
 * committables are those of the file sink.
 */
final class LakeSink
    implements Sink<Received>,
        SupportsWriterState<Received, FileWriterBucketState>,
        SupportsCommitter<FileSinkCommittable> {
  private static final long serialVersionUID = 1L;

  private final FileSink<Received> files;
  private final long bytesOfAFile;

  /**
   * @param bytesOfAFile heap that an open file takes before its first row
   */
  LakeSink(FileSink<Received> files, long bytesOfAFile) {
    this.files = files;
    this.bytesOfAFile = bytesOfAFile;
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
        files.createCommitter(context),
        StepMetrics.of(context.metricGroup()).counter(JobMetric.FILES_COMMITTED));
  }

  @Override
  public SimpleVersionedSerializer<FileSinkCommittable> getCommittableSerializer() {
    return files.getCommittableSerializer();
  }
}
