package io.pulseline.schemas;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.envelope.EnvelopeRules;
import io.pulseline.contract.envelope.Rejection;
import io.pulseline.contract.envelope.RejectionReason;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/**
 * Reads records in JSON and, where there is a schema registry, in Avro. The first byte tells one
 * from the other. Both come out as the same values, or as the same reasons why not. Of one thread.
 */
public final class RecordDecoder {
  private final EnvelopeCodec json;
  private final WriterSchemas schemas;
  private final Payload payload = new Payload();
  private final Draft draft;

  /**
   * @param registry null where records are JSON only
   * @param warnings told, in a line, when records wait for the registry
   */
  public RecordDecoder(
      Dataset dataset, SchemaRegistrySettings registry, Consumer<String> warnings) {
    EnvelopeRules rules = new EnvelopeRules(dataset, ZoneOffset.UTC);
    json = new EnvelopeCodec(dataset);
    schemas = registry == null ? null : new WriterSchemas(registry, dataset, rules, warnings);
    draft = new Draft(rules, dataset.columns().size(), dataset.extras().size());
  }

  /**
   * Reads the value of a Kafka record. Waits for the registry while a schema is not to be had.
   *
   * @param value null for a tombstone
   */
  public Decoded decode(byte[] value) throws InterruptedException {
    boolean avro =
        schemas != null
            && WireFormat.isAvro(value)
            && value.length <= EnvelopeCodec.DEFAULT_MAX_BYTES;
    if (!avro) {
      return json.decode(value);
    }
    try {
      return avro(value);
    } catch (Rejection e) {
      return e.decoded();
    }
  }

  private Decoded avro(byte[] value) throws Rejection, InterruptedException {
    if (value.length < WireFormat.HEADER) {
      throw new Rejection(
          RejectionReason.NOT_AVRO, "the bytes end before the id of the record's schema");
    }
    WriterPlan plan = schemas.of(WireFormat.schemaId(value));
    payload.open(value);
    draft.begin(value.length);
    return plan.read(payload, draft);
  }
}
