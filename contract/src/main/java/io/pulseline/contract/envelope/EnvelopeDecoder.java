package io.pulseline.contract.envelope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.pulseline.contract.JsonFault;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** Reads envelopes in every form of JSON; reused from record to record. */
final class EnvelopeDecoder {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final JsonFactory json =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CHARSET_DETECTION) // UTF-16 is no record either
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .build();
  private final ColumnReader[] readers;
  private final FieldIndex columnIndex;
  private final FieldIndex extraIndex;
  private final EnvelopeRules rules;

  // State of the record at hand
  private final boolean[] columnSeen;
  private final boolean[] extraSeen;
  private double[] values;
  private String[] extras;
  private long batchNumber;
  private long recordId;
  private long timestampMillis;
  private int unknownFields;

  EnvelopeDecoder(Dataset dataset, Timestamps timestamps) {
    List<Column> columns = dataset.columns();
    this.readers =
        columns.stream().map(ColumnRule::of).map(ColumnReader::of).toArray(ColumnReader[]::new);
    this.columnIndex = new FieldIndex(columns.stream().map(Column::name).toList());
    this.extraIndex = new FieldIndex(dataset.extras().stream().map(e -> e.name()).toList());
    this.rules = new EnvelopeRules(dataset, timestamps);
    this.columnSeen = new boolean[columns.size()];
    this.extraSeen = new boolean[dataset.extras().size()];
  }

  /**
   * A record that every sink takes.
   *
   * @param record UTF-8, with or without a byte order mark
   */
  Decoded.Accepted decode(byte[] record) throws Rejection {
    int from = Arrays.mismatch(record, MARK) == MARK.length ? MARK.length : 0;
    try (JsonParser parser = json.createParser(record, from, record.length - from)) {
      return decode(parser);
    } catch (JsonProcessingException e) {
      throw new Rejection(RejectionReason.NOT_JSON, JsonFault.of(e));
    } catch (CharConversionException e) {
      throw new Rejection(RejectionReason.NOT_JSON, "the bytes are not UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  private Decoded.Accepted decode(JsonParser parser) throws IOException, Rejection {
    reset();
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new Rejection(RejectionReason.NOT_JSON, "the record is empty");
    }
    expectObject(first, "the record");
    boolean batchSeen = false;
    boolean idSeen = false;
    boolean timeSeen = false;
    boolean dataSeen = false;
    boolean extrasFieldSeen = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      JsonToken token = parser.nextToken();
      switch (field) {
        case Fields.BATCH_NUMBER -> {
          batchSeen = once(batchSeen, field);
          batchNumber = counter(parser, token, field);
        }
        case Fields.RECORD_ID -> {
          idSeen = once(idSeen, field);
          recordId = counter(parser, token, field);
        }
        case Fields.TIMESTAMP -> {
          timeSeen = once(timeSeen, field);
          timestampMillis = timestamp(parser, token);
        }
        case Fields.DATA -> {
          dataSeen = once(dataSeen, field);
          readData(parser, token);
        }
        case Fields.EXTRAS -> {
          extrasFieldSeen = once(extrasFieldSeen, field);
          readExtras(parser, token);
        }
        default -> skipUnknown(parser);
      }
    }
    if (parser.nextToken() != null) {
      throw new Rejection(RejectionReason.NOT_JSON, "there is more after the record's end");
    }
    requireSeen(batchSeen, Fields.BATCH_NUMBER);
    requireSeen(idSeen, Fields.RECORD_ID);
    requireSeen(timeSeen, Fields.TIMESTAMP);
    requireSeen(dataSeen, Fields.DATA);
    rules.requireColumns(values);
    Envelope envelope = new Envelope(batchNumber, recordId, timestampMillis, values, extras);
    return new Decoded.Accepted(envelope, unknownFields);
  }

  private void reset() {
    values = new double[readers.length];
    Arrays.fill(values, Double.NaN);
    extras = new String[extraSeen.length];
    Arrays.fill(columnSeen, false);
    Arrays.fill(extraSeen, false);
    unknownFields = 0;
  }

  private void readData(JsonParser parser, JsonToken start) throws IOException, Rejection {
    expectObject(start, Fields.DATA);
    int expected = 0;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      int column = columnIndex.find(name, expected);
      if (column < 0) {
        skipUnknown(parser);
        continue;
      }
      columnSeen[column] = once(columnSeen[column], name);
      if (token != JsonToken.VALUE_NULL) {
        values[column] = readers[column].read(parser, token);
      }
      expected = column + 1;
    }
  }

  private void readExtras(JsonParser parser, JsonToken start) throws IOException, Rejection {
    if (start == JsonToken.VALUE_NULL) {
      return;
    }
    expectObject(start, Fields.EXTRAS);
    int expected = 0;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      int extra = extraIndex.find(name, expected);
      if (extra < 0) {
        skipUnknown(parser);
        continue;
      }
      extraSeen[extra] = once(extraSeen[extra], name);
      if (!token.isScalarValue()) {
        throw wrongType("extra '" + name + "'", "a single value", token);
      }
      extras[extra] = token == JsonToken.VALUE_NULL ? null : text(parser, name);
      expected = extra + 1;
    }
  }

  private static String text(JsonParser parser, String name) throws IOException, Rejection {
    String text = parser.getText();
    if (Utf8.hasLoneSurrogate(text)) {
      throw new Rejection(
          RejectionReason.WRONG_TYPE,
          "extra '" + name + "' must be a text of Unicode, not one with half of a surrogate pair");
    }
    return text;
  }

  private void skipUnknown(JsonParser parser) throws IOException {
    unknownFields++;
    parser.skipChildren();
  }

  private long timestamp(JsonParser parser, JsonToken token) throws IOException, Rejection {
    if (token == JsonToken.VALUE_NULL) {
      throw EnvelopeRules.missing(Fields.TIMESTAMP);
    }
    if (token != JsonToken.VALUE_STRING) {
      throw wrongType("'timestamp'", "a string", token);
    }
    return rules.time(parser.getText());
  }

  private static long counter(JsonParser parser, JsonToken token, String field)
      throws IOException, Rejection {
    if (token == JsonToken.VALUE_NULL) {
      throw EnvelopeRules.missing(field);
    }
    if (!token.isNumeric()) {
      throw wrongType("'" + field + "'", "an integer", token);
    }
    return EnvelopeRules.counter(WholeNumber.read(parser, token, field), field);
  }

  private static void requireSeen(boolean seen, String field) throws Rejection {
    if (!seen) {
      throw EnvelopeRules.missing(field);
    }
  }

  private static boolean once(boolean seen, String field) throws Rejection {
    if (seen) {
      throw new Rejection(RejectionReason.DUPLICATE_FIELD, "'" + field + "' stands twice");
    }
    return true;
  }

  private static void expectObject(JsonToken token, String what) throws Rejection {
    if (token == JsonToken.VALUE_NULL) {
      throw EnvelopeRules.missing(what);
    }
    if (token != JsonToken.START_OBJECT) {
      throw wrongType(what, "an object", token);
    }
  }

  private static Rejection wrongType(String what, String expected, JsonToken token) {
    return EnvelopeRules.wrongType(what, expected, ColumnReader.kindOf(token));
  }
}
