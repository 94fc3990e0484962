package io.pulseline.jobs.ingest;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.RecordValues;
import io.pulseline.contract.dataset.ValueVisitor;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.jobs.records.Received;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Accepted records as rows of the lake's schema. One row object is filled again and again. */
final class LakeRow {
  private final RecordValues values;
  private final GenericData.Record row;
  private final Columns columns = new Columns();
  private final int afterColumns;

  LakeRow(Dataset dataset) {
    values = new RecordValues(dataset);
    Schema schema = new Schema.Parser().parse(LakeSchema.avro(dataset));
    row = new GenericData.Record(schema);
    afterColumns = dataset.columns().size();
  }

  Schema schema() {
    return row.getSchema();
  }

  /** The row of a record, valid until the next call. */
  GenericRecord fill(Received record) {
    Envelope envelope = record.envelope();
    values.visit(envelope.values(), columns);
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

  /** Fills the row's first fields. */
  private final class Columns implements ValueVisitor<RuntimeException> {
    @Override
    public void missing(int column) {
      row.put(column, null);
    }

    @Override
    public void integer(int column, long value) {
      row.put(column, value);
    }

    @Override
    public void number(int column, double value) {
      row.put(column, value);
    }

    @Override
    public void text(int column, int position, String value) {
      row.put(column, value);
    }
  }
}
