package io.pulseline.jobs.ingest;

import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.jobs.records.Received;
import java.time.Instant;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/** The folder of a record by its event time, in UTC. */
final class HourBuckets implements BucketAssigner<Received, String> {
  private static final long serialVersionUID = 1L;
  private static final long MILLIS_PER_HOUR = 3_600_000;

  // Neighbouring records mostly share their hour: formatting it once spares a formatter per record
  private transient long hour;
  private transient String folder;

  /** The hour of a record's event time, counted from the epoch. */
  static long hour(Received record) {
    return Math.floorDiv(record.envelope().timestampMillis(), MILLIS_PER_HOUR);
  }

  @Override
  public String getBucketId(Received record, Context context) {
    long millis = record.envelope().timestampMillis();
    long hourOfRecord = hour(record);
    if (folder == null || hour != hourOfRecord) {
      hour = hourOfRecord;
      folder = LakeLayout.partition(Instant.ofEpochMilli(millis));
    }
    return folder;
  }

  @Override
  public SimpleVersionedSerializer<String> getSerializer() {
    return SimpleVersionedStringSerializer.INSTANCE;
  }
}
