package io.pulseline.generator.stream;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.RejectionReason;
import io.pulseline.schemas.AvroEncoder;

/** Values in Avro. */
final class AvroValues implements ValueWriter {
  private final AvroEncoder encoder;
  private final AvroCorrupter corrupter;

  AvroValues(Dataset dataset, int schemaId) {
    encoder = new AvroEncoder(dataset, schemaId);
    corrupter = new AvroCorrupter(dataset);
  }

  @Override
  public byte[] write(Envelope envelope) {
    return encoder.encode(envelope);
  }

  @Override
  public byte[] corrupt(byte[] good, RejectionReason reason, long variant) {
    return corrupter.corrupt(good, reason, variant);
  }
}
