package io.pulseline.schemas;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.EnvelopeRules;
import io.pulseline.contract.envelope.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Reads records of one writer's schema, without a registry. */
final class AvroReading {
  private final WriterPlan plan;
  private final Draft draft;
  private final Payload payload = new Payload();

  AvroReading(Schema writer, Dataset dataset) throws UnreadableSchemaException {
    EnvelopeRules rules = new EnvelopeRules(dataset, ZoneOffset.UTC);
    plan = new WriterPlan(writer, dataset, rules);
    draft = new Draft(rules, dataset.columns().size(), dataset.extras().size());
  }

  Decoded decode(byte[] value) {
    payload.open(value);
    draft.begin(value.length);
    try {
      return plan.read(payload, draft);
    } catch (Rejection e) {
      return e.decoded();
    }
  }

  /** A datum as Avro itself writes it, behind a header. */
  static byte[] written(Schema schema, Object datum) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(WireFormat.header(0));
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      new GenericDatumWriter<>(schema).write(datum, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Everything that a record has come out as. */
  static String shown(Decoded decoded) {
    if (decoded instanceof Decoded.Accepted accepted) {
      Envelope envelope = accepted.envelope();
      return String.join(
          " ",
          envelope.toString().replaceFirst(", values.*", ""),
          Arrays.toString(
              Arrays.stream(envelope.values()).mapToLong(Double::doubleToRawLongBits).toArray()),
          Arrays.toString(envelope.extras()),
          accepted.unknownFields() + " unknown");
    }
    return decoded.toString();
  }
}
