package io.pulseline.contract.schema;

import io.pulseline.contract.Names;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.envelope.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The record envelope; see {@link io.pulseline.contract.envelope.EnvelopeCodec}. */
final class RecordSchema {
  private static final SchemaType COUNTER =
      new SchemaType.Whole(BigDecimal.ZERO, BigDecimal.valueOf(Long.MAX_VALUE));

  private RecordSchema() {}

  static MessageSchema of(Dataset dataset) {
    List<SchemaField> fields = new ArrayList<>();
    fields.add(
        new SchemaField(Fields.BATCH_NUMBER, COUNTER, true, "Batch of the producer, from 1."));
    fields.add(
        new SchemaField(
            Fields.RECORD_ID,
            COUNTER,
            true,
            "Number of the record; its decimal digits are the Kafka key."));
    fields.add(
        new SchemaField(
            Fields.TIMESTAMP,
            new SchemaType.Time(true),
            true,
            "Event time, of the years 1970 to 9999; without an offset it is taken for UTC."));
    fields.add(
        new SchemaField(
            Fields.DATA,
            new SchemaType.Group(dataset.columns().stream().map(RecordSchema::field).toList()),
            true,
            "The dataset's columns."));
    if (!dataset.extras().isEmpty()) {
      fields.add(
          new SchemaField(
              Fields.EXTRAS,
              new SchemaType.Group(
                  dataset.extras().stream()
                      .map(
                          extra ->
                              new SchemaField(extra.name(), new SchemaType.Single(), false, ""))
                      .toList()),
              false,
              "Identifiers and personal data, which no model takes."));
    }
    return new MessageSchema(
        dataset.name(),
        MessageKind.RECORD,
        Names.recordsTopic(dataset),
        "A record on its way from a producer to the jobs. Fields beyond these are left out and"
            + " counted; a field that stands twice makes it a dead letter.",
        fields);
  }

  private static SchemaField field(Column column) {
    if (column instanceof NumericColumn numeric) {
      return new SchemaField(column.name(), number(numeric), column.required(), numeric.unit());
    }
    CategoricalColumn categorical = (CategoricalColumn) column;
    return new SchemaField(
        column.name(), choice(categorical), column.required(), labels(categorical));
  }

  private static SchemaType number(NumericColumn column) {
    BigDecimal min = decimal(column.min());
    BigDecimal max = decimal(column.max());
    return column.type() == ValueType.INTEGER
        ? new SchemaType.Whole(min, max)
        : new SchemaType.Real(min, max);
  }

  private static BigDecimal decimal(Double bound) {
    return bound == null ? null : new BigDecimal(bound.toString()).stripTrailingZeros();
  }

  private static SchemaType choice(CategoricalColumn column) {
    List<String> values = column.categories().stream().map(Category::value).toList();
    return column.type() == ValueType.INTEGER
        ? new SchemaType.WholeChoice(values.stream().map(Long::valueOf).toList())
        : new SchemaType.TextChoice(values);
  }

  /** The categories that have a name of their own, empty when none has. */
  private static String labels(CategoricalColumn column) {
    return column.categories().stream()
        .filter(category -> !Objects.equals(category.value(), category.label()))
        .map(category -> category.value() + ": " + category.label())
        .collect(Collectors.joining(", "));
  }
}
