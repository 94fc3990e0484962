package io.pulseline.jobs.records;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.schema.MessageKind;
import io.pulseline.schemas.MessageSchemas;
import io.pulseline.schemas.SchemaRegistry;
import io.pulseline.schemas.SchemaText;

/** The schemas of a job's topics in the schema registry, where there is one. */
record TopicSchemas(RecordSettings records) {

  /**
   * Registers the schema of a job's own messages, which are in JSON.
   *
   * @throws UserException when the registry refuses it, or does not answer
   */
  void ensureWritten(String topic, MessageKind kind) {
    records
        .schemas()
        .map(SchemaRegistry::new)
        .ifPresent(
            registry -> registry.register(topic, MessageSchemas.json(records.dataset(), kind)));
  }

  /**
   * Makes sure that the descriptor reads what is written to the named topics: as a schema it is the
   * next version of theirs. Where no writer has registered one, what to write is still its choice.
   * A dead letter's value is any record's bytes, so that no schema is true of it.
   *
   * @throws UserException when the registry refuses it, or does not answer
   */
  void ensureReadable() {
    records
        .schemas()
        .map(SchemaRegistry::new)
        .ifPresent(
            registry -> records.topics().names().forEach(topic -> register(registry, topic)));
  }

  private void register(SchemaRegistry registry, String topic) {
    Dataset dataset = records.dataset();
    registry
        .type(topic)
        .ifPresent(
            type ->
                registry.register(
                    topic,
                    type.equals(SchemaText.AVRO)
                        ? MessageSchemas.avro(dataset, MessageKind.RECORD)
                        : MessageSchemas.json(dataset, MessageKind.RECORD)));
  }
}
