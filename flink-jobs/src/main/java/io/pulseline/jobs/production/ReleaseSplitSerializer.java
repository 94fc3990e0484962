package io.pulseline.jobs.production;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** How far a {@link ReleaseSource} has come, in a checkpoint. */
final class ReleaseSplitSerializer implements SimpleVersionedSerializer<ReleaseSplit> {
  private static final int VERSION = 1;
  private static final int TYPICAL_BYTES = 256;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(ReleaseSplit split) throws IOException {
    Release release = split.announced();
    var out = new DataOutputSerializer(TYPICAL_BYTES);
    out.writeUTF(release.role().name());
    out.writeUTF(release.version());
    out.writeUTF(release.digest());
    out.writeUTF(release.location());
    return out.getCopyOfBuffer();
  }

  @Override
  public ReleaseSplit deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException("a checkpoint of a later Pulseline: release of form " + version);
    }
    var in = new DataInputDeserializer(serialized);
    return new ReleaseSplit(
        new Release(Role.valueOf(in.readUTF()), in.readUTF(), in.readUTF(), in.readUTF()));
  }
}
