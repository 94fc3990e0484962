package io.pulseline.generator.stream;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.schema.MessageKind;
import io.pulseline.schemas.MessageSchemas;
import io.pulseline.schemas.SchemaRegistry;
import io.pulseline.schemas.SchemaRegistryOptions;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a stream is written in, and where that is registered. */
final class FormatOptions {
  @Option(
      names = "--value-format",
      defaultValue = "json",
      paramLabel = "json|avro",
      description =
          "What records are written in; avro is Confluent's wire format, and needs"
              + " --schema-registry. Default: ${DEFAULT-VALUE}.")
  private ValueFormat format;

  @Mixin private SchemaRegistryOptions registry;

  ValueFormat format() {
    return format;
  }

  /**
   * How to write a topic's records. Their schema is registered before.
   *
   * @throws UserException when the registry refuses it, or there is none that Avro needs
   */
  ValueForm register(Dataset dataset, String topic) {
    Optional<SchemaRegistry> schemas = registry.settings().map(SchemaRegistry::new);
    if (format == ValueFormat.JSON) {
      schemas.ifPresent(
          known -> known.register(topic, MessageSchemas.json(dataset, MessageKind.RECORD)));
      return ValueForm.JSON;
    }
    return new ValueForm.Avro(
        schemas
            .orElseThrow(
                () ->
                    new UserException(
                        "--value-format avro has no place for its schema; name one with"
                            + " --schema-registry"))
            .register(topic, MessageSchemas.avro(dataset, MessageKind.RECORD)));
  }
}
