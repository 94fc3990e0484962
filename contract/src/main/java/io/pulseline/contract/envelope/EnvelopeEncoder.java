package io.pulseline.contract.envelope;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.RecordValues;
import io.pulseline.contract.dataset.ValueVisitor;
import java.util.Arrays;
import java.util.List;

/** Writes envelopes in the field order of the descriptor. */
final class EnvelopeEncoder {
  private static final byte[] BATCH = JsonBytes.ascii("{\"" + Fields.BATCH_NUMBER + "\":");
  private static final byte[] ID = JsonBytes.ascii(",\"" + Fields.RECORD_ID + "\":");
  private static final byte[] TIME = JsonBytes.ascii(",\"" + Fields.TIMESTAMP + "\":");
  private static final byte[] DATA = JsonBytes.ascii(",\"" + Fields.DATA + "\":{");
  private static final byte[] EXTRAS = JsonBytes.ascii(",\"" + Fields.EXTRAS + "\":{");
  private static final byte[] END = JsonBytes.ascii("}");
  private static final byte[] NULL = JsonBytes.ascii("null");

  private final byte[][] columnKeys;
  private final RecordValues values;
  private final byte[][][] categories;
  private final byte[][] extraKeys;
  private final JsonBytes out = new JsonBytes();
  private final Data data = new Data();

  EnvelopeEncoder(Dataset dataset) {
    List<Column> columns = dataset.columns();
    columnKeys = new byte[columns.size()][];
    Arrays.setAll(columnKeys, i -> JsonBytes.key(i == 0 ? "" : ",", columns.get(i).name()));
    values = new RecordValues(dataset);
    categories = columns.stream().map(EnvelopeEncoder::texts).toArray(byte[][][]::new);
    extraKeys =
        dataset.extras().stream()
            .map(extra -> JsonBytes.key(",", extra.name()))
            .toArray(byte[][]::new);
  }

  private static byte[][] texts(Column column) {
    return column instanceof CategoricalColumn categorical
        ? categorical.categories().stream()
            .map(category -> JsonBytes.quoted(category.value()))
            .toArray(byte[][]::new)
        : new byte[0][];
  }

  byte[] encode(Envelope envelope) {
    out.clear();
    out.raw(BATCH);
    out.number(envelope.batchNumber());
    out.raw(ID);
    out.number(envelope.recordId());
    out.raw(TIME);
    out.timestamp(envelope.timestampMillis());
    out.raw(DATA);
    values.visit(envelope.values(), data);
    out.raw(END);
    if (extraKeys.length > 0) {
      writeExtras(envelope.extras());
    }
    out.raw(END);
    return out.copy();
  }

  private void writeExtras(String[] extras) {
    out.raw(EXTRAS);
    boolean first = true;
    for (int i = 0; i < extraKeys.length; i++) {
      if (extras[i] != null) {
        out.raw(extraKeys[i], first ? 1 : 0);
        out.string(extras[i]);
        first = false;
      }
    }
    out.raw(END);
  }

  /** Writes the values of {@link Fields#DATA}. */
  private final class Data implements ValueVisitor<RuntimeException> {
    @Override
    public void missing(int column) {
      key(column);
      out.raw(NULL);
    }

    @Override
    public void integer(int column, long value) {
      key(column);
      out.number(value);
    }

    @Override
    public void number(int column, double value) {
      key(column);
      out.number(value);
    }

    @Override
    public void text(int column, int position, String value) {
      key(column);
      out.raw(categories[column][position]);
    }

    private void key(int column) {
      out.raw(columnKeys[column]);
    }
  }
}
