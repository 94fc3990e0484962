package io.pulseline.jobs.production;

import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Whether the one split is given, in a checkpoint: one byte. */
final class AssignedSerializer implements SimpleVersionedSerializer<Boolean> {
  @Override
  public int getVersion() {
    return 1;
  }

  @Override
  public byte[] serialize(Boolean assigned) {
    return new byte[] {(byte) (assigned ? 1 : 0)};
  }

  @Override
  public Boolean deserialize(int version, byte[] serialized) {
    return serialized[0] == 1;
  }
}
