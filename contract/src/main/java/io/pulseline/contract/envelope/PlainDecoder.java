package io.pulseline.contract.envelope;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Extra;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * Reads records of the form that comes nearly always: {@link PlainJson}, its fields those of the
 * envelope and the descriptor in their order. What differs is left to {@link EnvelopeDecoder},
 * which knows every form and what is wrong with a record, at several times the cost.
 */
final class PlainDecoder {
  private static final byte[] BATCH = JsonBytes.key("", Fields.BATCH_NUMBER);
  private static final byte[] ID = JsonBytes.key("", Fields.RECORD_ID);
  private static final byte[] TIME = JsonBytes.key("", Fields.TIMESTAMP);
  private static final byte[] DATA = JsonBytes.key("", Fields.DATA);
  private static final byte[] EXTRAS = JsonBytes.key("", Fields.EXTRAS);
  private static final byte[] NULL = JsonBytes.ascii("null");

  private static final long OTHER_FORM = -1;

  private final PlainJson json = new PlainJson();
  private final Timestamps timestamps;
  private final PlainColumn[] columns;
  private final boolean[] required;
  private final byte[][] columnKeys;
  private final byte[][] extraKeys;

  // State of the record at hand
  private double[] values;
  private String[] extras;

  PlainDecoder(Dataset dataset, Timestamps timestamps) {
    this.timestamps = timestamps;
    List<Column> all = dataset.columns();
    columns = all.stream().map(PlainColumn::of).toArray(PlainColumn[]::new);
    required = new boolean[columns.length];
    for (int i = 0; i < required.length; i++) {
      required[i] = all.get(i).required();
    }
    columnKeys = keys(all.stream().map(Column::name));
    extraKeys = keys(dataset.extras().stream().map(Extra::name));
  }

  private static byte[][] keys(Stream<String> names) {
    return names.map(name -> JsonBytes.key("", name)).toArray(byte[][]::new);
  }

  /**
   * A record that every sink takes, null when this one has another form, be it right or wrong.
   *
   * @param record UTF-8
   */
  Envelope decode(byte[] record) throws Rejection {
    json.start(record);
    values = new double[columns.length];
    Arrays.fill(values, Double.NaN);
    extras = new String[extraKeys.length];
    long batchNumber = json.take('{') ? counter(BATCH) : OTHER_FORM;
    long recordId = batchNumber < 0 ? OTHER_FORM : counter(ID);
    long timestampMillis = recordId < 0 ? OTHER_FORM : timestamp();
    boolean plain =
        timestampMillis >= 0
            && json.take(DATA)
            && takeObject(columnKeys, this::takeValue)
            && hasRequired()
            && takeExtras()
            && json.take('}')
            && json.isAtEnd();
    return plain ? new Envelope(batchNumber, recordId, timestampMillis, values, extras) : null;
  }

  private long counter(byte[] key) {
    long value = json.take(key) ? json.takeWhole() : OTHER_FORM;
    return json.take(',') ? value : OTHER_FORM;
  }

  private long timestamp() throws Rejection {
    String text = json.take(TIME) ? json.takeText() : null;
    return text != null && json.take(',') ? timestamps.parse(text) : OTHER_FORM;
  }

  private boolean takeExtras() {
    return !json.take(',') || (json.take(EXTRAS) && takeObject(extraKeys, this::takeExtra));
  }

  /**
   * Takes an object of fields in the order of their keys, of which any may be absent.
   *
   * @param value takes the value of the key at a position
   */
  private boolean takeObject(byte[][] keys, IntPredicate value) {
    if (!json.take('{')) {
      return false;
    }
    boolean ended = json.take('}');
    for (int i = 0; i < keys.length && !ended; i++) {
      if (json.take(keys[i])) {
        if (!value.test(i)) {
          return false;
        }
        ended = json.take('}');
        if (!ended && !json.take(',')) {
          return false;
        }
      }
    }
    return ended;
  }

  private boolean takeValue(int column) {
    if (json.take(NULL)) {
      return true;
    }
    values[column] = columns[column].take(json);
    return !Double.isNaN(values[column]);
  }

  private boolean takeExtra(int extra) {
    if (json.take(NULL)) {
      return true;
    }
    extras[extra] = json.takeText();
    return extras[extra] != null;
  }

  private boolean hasRequired() {
    for (int i = 0; i < required.length; i++) {
      if (required[i] && Double.isNaN(values[i])) {
        return false;
      }
    }
    return true;
  }
}
