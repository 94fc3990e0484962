package io.pulseline.generator.stream;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.envelope.RejectionReason;

/** Values in JSON. */
final class JsonValues implements ValueWriter {
  private final EnvelopeCodec codec;
  private final JsonCorrupter corrupter;

  JsonValues(Dataset dataset) {
    codec = new EnvelopeCodec(dataset);
    corrupter = new JsonCorrupter(dataset);
  }

  @Override
  public byte[] write(Envelope envelope) {
    return codec.encode(envelope);
  }

  @Override
  public byte[] corrupt(byte[] good, RejectionReason reason, long variant) {
    return corrupter.corrupt(good, reason, variant);
  }
}
