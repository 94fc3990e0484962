package io.pulseline.schemas;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.RecordValues;
import io.pulseline.contract.dataset.ValueVisitor;
import io.pulseline.contract.envelope.Envelope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.Utf8;

/**
 * Writes envelopes in {@link WireFormat}, by the Avro schema of a dataset's records ({@link
 * MessageSchemas#avro}). Of one thread.
 */
public final class AvroEncoder {
  private static final int TYPICAL_RECORD_BYTES = 256;

  /** Branches of the union of a field that may be missing. */
  private static final int MISSING = 0;

  private static final int THERE = 1;

  private final byte[] header;
  private final List<Column> columns;
  private final Utf8[][] categories;
  private final boolean[] required;
  private final boolean hasExtras;
  private final RecordValues values;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_RECORD_BYTES);
  private final BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
  private final Data data = new Data();

  /**
   * @param schemaId by which readers find the schema
   */
  public AvroEncoder(Dataset dataset, int schemaId) {
    header = WireFormat.header(schemaId);
    columns = dataset.columns();
    categories = columns.stream().map(AvroEncoder::texts).toArray(Utf8[][]::new);
    required = new boolean[columns.size()];
    for (int i = 0; i < required.length; i++) {
      required[i] = columns.get(i).required();
    }
    hasExtras = !dataset.extras().isEmpty();
    values = new RecordValues(dataset);
  }

  private static Utf8[] texts(Column column) {
    return column instanceof CategoricalColumn categorical
        ? categorical.categories().stream()
            .map(category -> new Utf8(category.value()))
            .toArray(Utf8[]::new)
        : new Utf8[0];
  }

  /**
   * A record as the value of a Kafka record.
   *
   * @throws IllegalArgumentException when a required column is missing
   */
  public byte[] encode(Envelope envelope) {
    bytes.reset();
    bytes.writeBytes(header);
    try {
      out.writeLong(envelope.batchNumber());
      out.writeLong(envelope.recordId());
      out.writeLong(envelope.timestampMillis());
      values.visit(envelope.values(), data);
      if (hasExtras) {
        out.writeIndex(THERE);
        for (String extra : envelope.extras()) {
          writeExtra(extra);
        }
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private void writeExtra(String extra) throws IOException {
    if (extra == null) {
      out.writeIndex(MISSING);
    } else {
      out.writeIndex(THERE);
      out.writeString(extra);
    }
  }

  /** Writes a record's values in their order. */
  private final class Data implements ValueVisitor<IOException> {
    @Override
    public void missing(int column) throws IOException {
      if (required[column]) {
        throw new IllegalArgumentException(
            "column '" + columns.get(column).name() + "' is required, and missing");
      }
      out.writeIndex(MISSING);
    }

    @Override
    public void integer(int column, long value) throws IOException {
      there(column);
      out.writeLong(value);
    }

    @Override
    public void number(int column, double value) throws IOException {
      there(column);
      out.writeDouble(value);
    }

    @Override
    public void text(int column, int position, String value) throws IOException {
      there(column);
      out.writeString(categories[column][position]);
    }

    private void there(int column) throws IOException {
      if (!required[column]) {
        out.writeIndex(THERE);
      }
    }
  }
}
