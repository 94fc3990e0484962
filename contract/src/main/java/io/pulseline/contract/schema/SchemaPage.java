package io.pulseline.contract.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** A message as a page for people, in Markdown. */
public final class SchemaPage {
  private SchemaPage() {}

  /** The whole page, which ends with a line feed. */
  public static String markdown(MessageSchema message) {
    StringBuilder rows = new StringBuilder();
    addRows(rows, "", message.fields());
    return """
    # The %1$s

    Made by `./pulseline dataset schema --dataset %2$s --of %3$s --format page`; a test holds that of
    the built-in dataset against the code.

    Topic: `%4$s`, unless somebody names another one.

    %5$s

    | field | holds | always there | meaning |
    |---|---|---|---|
    %6$s
    ## JSON Schema

    ```json
    %7$s
    ```

    ## Avro

    ```json
    %8$s
    ```
    """
        .formatted(
            message.title(),
            message.dataset(),
            message.kind(),
            message.topic(),
            message.description(),
            rows,
            JsonSchema.of(message).toPrettyString(),
            AvroSchema.of(message).toPrettyString());
  }

  private static void addRows(StringBuilder rows, String prefix, List<SchemaField> fields) {
    for (SchemaField field : fields) {
      rows.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  prefix + field.name(),
                  cell(words(field.type())),
                  field.required() ? "yes" : "",
                  cell(field.meaning())));
      if (field.type() instanceof SchemaType.Group group) {
        addRows(rows, prefix + field.name() + ".", group.fields());
      }
    }
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String words(SchemaType type) {
    if (type instanceof SchemaType.Whole whole) {
      return "a whole number" + range(whole.min(), whole.max());
    }
    if (type instanceof SchemaType.Real real) {
      return "a number" + range(real.min(), real.max());
    }
    if (type instanceof SchemaType.WholeChoice choice) {
      return choice.values().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    if (type instanceof SchemaType.TextChoice choice) {
      return String.join(", ", choice.values());
    }
    if (type instanceof SchemaType.Time time) {
      return time.naive() ? "a time, ISO-8601" : "a time, ISO-8601 in UTC";
    }
    if (type instanceof SchemaType.Bytes) {
      return "bytes, base64 in JSON";
    }
    if (type instanceof SchemaType.Table table) {
      return "an object of any names, each " + words(table.values());
    }
    if (type instanceof SchemaType.Group) {
      return "an object";
    }
    return type instanceof SchemaType.Single ? "any single value, kept as text" : "a text";
  }

  private static String range(BigDecimal min, BigDecimal max) {
    if (min == null && max == null) {
      return "";
    }
    if (max == null) {
      return " from " + min.toPlainString();
    }
    return min == null
        ? " up to " + max.toPlainString()
        : " from " + min.toPlainString() + " to " + max.toPlainString();
  }
}
