package io.pulseline.jobs.ingest;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.jobs.records.Received;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Accepted records as rows of the lake's schema. One row object is filled again and again. */
final class LakeRow {
  private final Column[] columns;
  private final GenericData.Record row;
  private final int afterColumns;

  LakeRow(Dataset dataset) {
    columns = dataset.columns().toArray(Column[]::new);
    Schema schema = new Schema.Parser().parse(LakeSchema.avro(dataset));
    row = new GenericData.Record(schema);
    afterColumns = columns.length;
  }

  Schema schema() {
    return row.getSchema();
  }

  /** The row of a record, valid until the next call. */
  GenericRecord fill(Received record) {
    Envelope envelope = record.envelope();
    for (int i = 0; i < columns.length; i++) {
      row.put(i, value(columns[i], envelope.values()[i]));
    }
    int at = afterColumns;
    row.put(at++, envelope.batchNumber());
    row.put(at++, envelope.recordId());
    row.put(at++, envelope.timestampMillis());
    row.put(at++, record.decodedAtMillis());
    row.put(at++, record.partition());
    row.put(at++, record.offset());
    for (String extra : envelope.extras()) {
      row.put(at++, extra);
    }
    return row;
  }

  private static Object value(Column column, double value) {
    if (Double.isNaN(value)) {
      return null;
    }
    if (column.type() == ValueType.FLOAT) {
      return value;
    }
    if (column.type() == ValueType.STRING) {
      return ((CategoricalColumn) column).categories().get((int) value).value();
    }
    return (long) value;
  }
}
