package io.pulseline.local.command;

import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.schema.AvroSchema;
import io.pulseline.contract.schema.JsonSchema;
import io.pulseline.contract.schema.MessageKind;
import io.pulseline.contract.schema.MessageSchema;
import io.pulseline.contract.schema.SchemaPage;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dataset schema}: a message's schema on standard output. */
@Command(name = "schema", description = "Print the schema of the messages of a dataset.")
final class SchemaCommand implements Callable<Integer> {
  /** How a schema is written. */
  enum Format {
    JSON_SCHEMA,
    AVRO,
    PAGE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--dataset",
      defaultValue = "heart-disease",
      paramLabel = "NAME|DIR",
      description = "Built-in dataset or a folder with dataset.yaml (default: ${DEFAULT-VALUE}).")
  private String dataset;

  @Option(
      names = "--of",
      required = true,
      paramLabel = "MESSAGE",
      description = "Which messages: ${COMPLETION-CANDIDATES}.")
  private MessageKind kind;

  @Option(
      names = "--format",
      defaultValue = "json-schema",
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES}; a page is both, with a table, in Markdown (default:"
              + " ${DEFAULT-VALUE}).")
  private Format format;

  @Override
  public Integer call() {
    MessageSchema message = MessageSchema.of(Datasets.load(dataset), kind);
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case JSON_SCHEMA -> out.println(JsonSchema.of(message).toPrettyString());
      case AVRO -> out.println(AvroSchema.of(message).toPrettyString());
      case PAGE -> out.print(SchemaPage.markdown(message));
    }
    out.flush();
    return 0;
  }
}
