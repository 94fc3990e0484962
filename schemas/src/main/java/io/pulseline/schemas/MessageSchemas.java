package io.pulseline.schemas;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.schema.AvroSchema;
import io.pulseline.contract.schema.JsonSchema;
import io.pulseline.contract.schema.MessageKind;
import io.pulseline.contract.schema.MessageSchema;

/** The schemas that we register, derived from a descriptor. */
public final class MessageSchemas {
  private MessageSchemas() {}

  /** Of messages in {@link WireFormat}. */
  public static SchemaText avro(Dataset dataset, MessageKind kind) {
    return new SchemaText(
        SchemaText.AVRO, AvroSchema.of(MessageSchema.of(dataset, kind)).toString());
  }

  /** Of messages in JSON. */
  public static SchemaText json(Dataset dataset, MessageKind kind) {
    return new SchemaText(
        SchemaText.JSON, JsonSchema.closed(MessageSchema.of(dataset, kind)).toString());
  }

  /** The subject of the values of a topic. */
  public static String subject(String topic) {
    return topic + "-value";
  }
}
