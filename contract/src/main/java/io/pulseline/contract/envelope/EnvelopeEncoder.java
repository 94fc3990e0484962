package io.pulseline.contract.envelope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.ValueType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes envelopes in the field order of the descriptor. */
final class EnvelopeEncoder {
  private final JsonFactory json;
  private final List<Column> columns;
  private final SerializedString[] columnNames;
  private final SerializedString[] extraNames;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);

  EnvelopeEncoder(Dataset dataset, JsonFactory json) {
    this.json = json;
    this.columns = dataset.columns();
    this.columnNames =
        columns.stream().map(c -> new SerializedString(c.name())).toArray(SerializedString[]::new);
    this.extraNames =
        dataset.extras().stream()
            .map(e -> new SerializedString(e.name()))
            .toArray(SerializedString[]::new);
  }

  byte[] encode(Envelope envelope) {
    buffer.reset();
    try (JsonGenerator out = json.createGenerator(buffer)) {
      out.writeStartObject();
      out.writeNumberField(Fields.BATCH_NUMBER, envelope.batchNumber());
      out.writeNumberField(Fields.RECORD_ID, envelope.recordId());
      out.writeStringField(Fields.TIMESTAMP, Timestamps.format(envelope.timestampMillis()));
      out.writeObjectFieldStart(Fields.DATA);
      for (int i = 0; i < columnNames.length; i++) {
        out.writeFieldName(columnNames[i]);
        writeValue(out, columns.get(i), envelope.values()[i]);
      }
      out.writeEndObject();
      if (extraNames.length > 0) {
        writeExtras(out, envelope.extras());
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return buffer.toByteArray();
  }

  private static void writeValue(JsonGenerator out, Column column, double value)
      throws IOException {
    if (Double.isNaN(value)) {
      out.writeNull();
    } else if (column.type() == ValueType.STRING) {
      out.writeString(((CategoricalColumn) column).valueOf(value));
    } else if (column.type() == ValueType.INTEGER) {
      out.writeNumber((long) value);
    } else {
      out.writeNumber(value);
    }
  }

  private void writeExtras(JsonGenerator out, String[] extras) throws IOException {
    out.writeObjectFieldStart(Fields.EXTRAS);
    for (int i = 0; i < extraNames.length; i++) {
      if (extras[i] != null) {
        out.writeFieldName(extraNames[i]);
        out.writeString(extras[i]);
      }
    }
    out.writeEndObject();
  }
}
