package io.pulseline.jobs.records;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.schemas.RecordDecoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes records by one descriptor. */
public final class Decoder {
  private static final Logger LOG = LoggerFactory.getLogger(Decoder.class);
  private static final int HEXADECIMAL = 16;

  private final RecordDecoder records;
  private final long descriptor;

  /** A decoder for records of one dataset. */
  public Decoder(RecordFormat format) {
    Dataset dataset = format.dataset();
    this.records = new RecordDecoder(dataset, format.schemas(), LOG::warn);
    this.descriptor =
        Long.parseUnsignedLong(dataset.digest().substring(0, 2 * Long.BYTES), HEXADECIMAL);
  }

  /**
   * A record as this descriptor has it: the same, or decoded anew when another descriptor decoded
   * it. That is so for one that was in flight in the checkpoint of a job whose descriptor was then
   * edited: its values stand in the order of columns that are no longer these.
   */
  public Received current(Received record) throws InterruptedException {
    return record.descriptor() == descriptor ? record : settled(record, read(record));
  }

  /** Waits while a schema that the record needs cannot be fetched: the source is held back. */
  Decoded read(Received record) throws InterruptedException {
    return records.decode(record.value());
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
