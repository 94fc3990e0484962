package io.pulseline.jobs.records;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.EnvelopeCodec;

/** Decodes records by one descriptor. */
public final class Decoder {
  private static final int HEXADECIMAL = 16;

  private final EnvelopeCodec codec;
  private final long descriptor;

  /**
   * A decoder for records of one dataset.
   *
   * @param descriptor the dataset as YAML, its form on the way to the workers
   */
  public Decoder(String descriptor) {
    Dataset dataset = DatasetYaml.parse(descriptor, "the job's descriptor");
    this.codec = new EnvelopeCodec(dataset);
    this.descriptor =
        Long.parseUnsignedLong(dataset.digest().substring(0, 2 * Long.BYTES), HEXADECIMAL);
  }

  /**
   * A record as this descriptor has it: the same, or decoded anew when another descriptor decoded
   * it. That is so for one that was in flight in the checkpoint of a job whose descriptor was then
   * edited: its values stand in the order of columns that are no longer these.
   */
  public Received current(Received record) {
    return record.descriptor() == descriptor ? record : settled(record, read(record));
  }

  Decoded read(Received record) {
    return codec.decode(record.value());
  }

  Received settled(Received record, Decoded decoded) {
    long now = System.currentTimeMillis();
    if (decoded instanceof Decoded.Accepted fine) {
      return record.accepted(descriptor, now, fine.envelope());
    }
    Decoded.Rejected bad = (Decoded.Rejected) decoded;
    return record.rejected(descriptor, now, bad.reason().name(), bad.detail());
  }
}
