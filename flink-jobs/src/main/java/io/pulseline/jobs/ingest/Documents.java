package io.pulseline.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.jobs.records.Received;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/**
 * Accepted records as the body of a bulk request: an action and a flat document a record. Safe for
 * several threads.
 */
final class Documents {
  private static final int TYPICAL_DOCUMENT_BYTES = 512;

  private final JsonFactory json = new JsonFactory();
  private final List<Column> columns;
  private final List<String> extras;
  private final String topic;

  Documents(Dataset dataset, String topic) {
    this.columns = dataset.columns();
    this.extras = dataset.extras().stream().map(extra -> extra.name()).toList();
    this.topic = topic;
  }

  /** Newline-delimited JSON. A document's id is topic-partition-offset: a replay overwrites it. */
  byte[] bulkBody(List<Received> records) {
    var bytes = new ByteArrayOutputStream(records.size() * TYPICAL_DOCUMENT_BYTES);
    try (JsonGenerator out = json.createGenerator(bytes)) {
      out.setRootValueSeparator(new SerializedString("\n"));
      for (Received record : records) {
        action(out, record);
        document(out, record);
      }
      out.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private void action(JsonGenerator out, Received record) throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart("index");
    out.writeStringField("_id", topic + "-" + record.partition() + "-" + record.offset());
    out.writeEndObject();
    out.writeEndObject();
  }

  private void document(JsonGenerator out, Received record) throws IOException {
    Envelope envelope = record.envelope();
    out.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      value(out, columns.get(i), envelope.values()[i]);
    }
    out.writeNumberField(LakeSchema.BATCH_NUMBER, envelope.batchNumber());
    out.writeNumberField(LakeSchema.RECORD_ID, envelope.recordId());
    out.writeStringField(LakeSchema.EVENT_TIMESTAMP, iso(envelope.timestampMillis()));
    out.writeStringField(LakeSchema.PROCESSED_AT, iso(record.decodedAtMillis()));
    out.writeNumberField(LakeSchema.KAFKA_PARTITION, record.partition());
    out.writeNumberField(LakeSchema.KAFKA_OFFSET, record.offset());
    for (int i = 0; i < extras.size(); i++) {
      if (envelope.extras()[i] != null) {
        out.writeStringField(extras.get(i), wellFormed(envelope.extras()[i]));
      }
    }
    out.writeEndObject();
  }

  private static void value(JsonGenerator out, Column column, double value) throws IOException {
    if (Double.isNaN(value)) {
      return;
    }
    switch (column.type()) {
      case INTEGER -> out.writeNumberField(column.name(), (long) value);
      case FLOAT -> out.writeNumberField(column.name(), value);
      case STRING ->
          out.writeStringField(
              column.name(), ((CategoricalColumn) column).categories().get((int) value).value());
    }
  }

  /** Half of a surrogate pair, which JSON can escape and UTF-8 cannot write, becomes '?'. */
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new String(text.getBytes(UTF_8), UTF_8);
      }
    }
    return text;
  }

  private static String iso(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis).toString();
  }
}
