package io.pulseline.contract.schema;

import io.pulseline.contract.dataset.Dataset;
import java.util.List;

/**
 * What a kind of message holds, derived from a descriptor. {@link JsonSchema}, {@link AvroSchema}
 * and {@link SchemaPage} are three ways to write it down.
 *
 * @param dataset its name
 * @param topic where such messages are found unless somebody named another topic
 * @param description for people, a sentence or two
 */
public record MessageSchema(
    String dataset, MessageKind kind, String topic, String description, List<SchemaField> fields) {

  public MessageSchema {
    fields = List.copyOf(fields);
  }

  /** The schema of a kind of message of a dataset. */
  public static MessageSchema of(Dataset dataset, MessageKind kind) {
    return switch (kind) {
      case RECORD -> RecordSchema.of(dataset);
      case DEAD_LETTER -> DeadLetterSchema.of(dataset);
      case ALERT -> AlertSchema.of(dataset);
      case PREDICTION -> PredictionSchema.of(dataset);
    };
  }

  /** What people call it. */
  public String title() {
    return kind + " of " + dataset;
  }
}
