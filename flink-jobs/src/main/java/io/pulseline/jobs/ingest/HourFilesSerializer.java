package io.pulseline.jobs.ingest;

import java.io.IOException;
import org.apache.flink.connector.file.sink.FileSinkCommittable;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** An hour's waiting files in a checkpoint. */
final class HourFilesSerializer implements SimpleVersionedSerializer<HourFiles> {
  private static final int VERSION = 1;
  private static final int BYTES_OF_A_FILE = 512;

  private final SimpleVersionedSerializer<FileSinkCommittable> files;

  HourFilesSerializer(SimpleVersionedSerializer<FileSinkCommittable> files) {
    this.files = files;
  }

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(HourFiles hour) throws IOException {
    var out = new DataOutputSerializer(BYTES_OF_A_FILE * (1 + hour.files().size()));
    out.writeUTF(hour.key().hour());
    out.writeLong(hour.key().schema());
    out.writeInt(hour.made());
    out.writeLong(hour.oldestMillis());
    out.writeLong(hour.newestMillis());
    SimpleVersionedSerialization.writeVersionAndSerializeList(files, hour.files(), out);
    return out.getCopyOfBuffer();
  }

  @Override
  public HourFiles deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "the checkpoint has waiting files of the lake in version "
              + version
              + ", not "
              + VERSION);
    }
    var in = new DataInputDeserializer(bytes);
    var key = new HourFiles.Key(in.readUTF(), in.readLong());
    HourFiles hour = new HourFiles(key, in.readInt(), in.readLong(), in.readLong());
    SimpleVersionedSerialization.readVersionAndDeserializeList(files, in).forEach(hour::restore);
    return hour;
  }
}
