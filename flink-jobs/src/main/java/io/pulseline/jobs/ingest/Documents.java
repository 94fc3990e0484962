package io.pulseline.jobs.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.RecordValues;
import io.pulseline.contract.dataset.ValueVisitor;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.jobs.records.Received;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Accepted records as parts of a bulk request: an action and a flat document. Of one thread. */
final class Documents {
  private static final int TYPICAL_DOCUMENT_BYTES = 512;

  private final JsonFactory json = new JsonFactory();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_DOCUMENT_BYTES);
  private final RecordValues values;
  private final String[] columns;
  private final List<String> extras;
  private final IndexSettings index;

  Documents(Dataset dataset, IndexSettings index) {
    this.values = new RecordValues(dataset);
    this.columns = dataset.columns().stream().map(Column::name).toArray(String[]::new);
    this.index = index;
    this.extras = dataset.extras().stream().map(extra -> extra.name()).toList();
  }

  /** Two lines of JSON. A document has its record's id: a replay overwrites it. */
  byte[] lines(Received record) {
    bytes.reset();
    try (JsonGenerator out = json.createGenerator(bytes)) {
      out.setRootValueSeparator(new SerializedString("\n"));
      action(out, record);
      document(out, record);
      out.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private void action(JsonGenerator out, Received record) throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart("index");
    if (index.isDaily()) {
      out.writeStringField("_index", index.indexOf(record.envelope().timestampMillis()));
    }
    out.writeStringField("_id", record.position().documentId());
    out.writeEndObject();
    out.writeEndObject();
  }

  private void document(JsonGenerator out, Received record) throws IOException {
    Envelope envelope = record.envelope();
    out.writeStartObject();
    values.visit(envelope.values(), new Fields(out));
    out.writeNumberField(LakeSchema.BATCH_NUMBER, envelope.batchNumber());
    out.writeNumberField(LakeSchema.RECORD_ID, envelope.recordId());
    out.writeStringField(LakeSchema.EVENT_TIMESTAMP, iso(envelope.timestampMillis()));
    out.writeStringField(LakeSchema.PROCESSED_AT, iso(record.decodedAtMillis()));
    out.writeNumberField(LakeSchema.KAFKA_PARTITION, record.partition());
    out.writeNumberField(LakeSchema.KAFKA_OFFSET, record.offset());
    for (int i = 0; i < extras.size(); i++) {
      if (envelope.extras()[i] != null) {
        out.writeStringField(extras.get(i), envelope.extras()[i]);
      }
    }
    out.writeEndObject();
  }

  private static String iso(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis).toString();
  }

  /** Writes a record's values; a missing one is left out. */
  private final class Fields implements ValueVisitor<IOException> {
    private final JsonGenerator out;

    Fields(JsonGenerator out) {
      this.out = out;
    }

    @Override
    public void missing(int column) {}

    @Override
    public void integer(int column, long value) throws IOException {
      out.writeNumberField(columns[column], value);
    }

    @Override
    public void number(int column, double value) throws IOException {
      out.writeNumberField(columns[column], value);
    }

    @Override
    public void text(int column, int position, String value) throws IOException {
      out.writeStringField(columns[column], value);
    }
  }
}
