package io.pulseline.contract.envelope;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
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
  private final ValueWriter[] values;
  private final byte[][] extraKeys;
  private final JsonBytes out = new JsonBytes();

  EnvelopeEncoder(Dataset dataset) {
    columnKeys = keys(dataset.columns().stream().map(Column::name).toList());
    values = dataset.columns().stream().map(ValueWriter::of).toArray(ValueWriter[]::new);
    extraKeys = keys(dataset.extras().stream().map(extra -> extra.name()).toList());
  }

  /** What stands before a value, its comma first. */
  private static byte[] key(String name) {
    byte[] quoted = JsonBytes.quoted(name);
    byte[] key = new byte[quoted.length + 2];
    key[0] = ',';
    System.arraycopy(quoted, 0, key, 1, quoted.length);
    key[key.length - 1] = ':';
    return key;
  }

  private static byte[][] keys(List<String> names) {
    return names.stream().map(EnvelopeEncoder::key).toArray(byte[][]::new);
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
    for (int i = 0; i < columnKeys.length; i++) {
      out.raw(columnKeys[i], i == 0 ? 1 : 0);
      double value = envelope.values()[i];
      if (Double.isNaN(value)) {
        out.raw(NULL);
      } else {
        values[i].write(value, out);
      }
    }
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

  /** Writes a column's value that is not missing. */
  private interface ValueWriter {
    void write(double value, JsonBytes out);

    static ValueWriter of(Column column) {
      return switch (column.type()) {
        case INTEGER -> (value, out) -> out.number((long) value);
        case FLOAT -> (value, out) -> out.number(value);
        case STRING -> strings((CategoricalColumn) column);
      };
    }

    private static ValueWriter strings(CategoricalColumn column) {
      byte[][] categories =
          column.categories().stream()
              .map(category -> JsonBytes.quoted(category.value()))
              .toArray(byte[][]::new);
      return (value, out) -> {
        int code = (int) value;
        if (code != value || code < 0 || code >= categories.length) {
          throw new IllegalArgumentException(
              "column '" + column.name() + "' has no category of code " + value);
        }
        out.raw(categories[code]);
      };
    }
  }
}
