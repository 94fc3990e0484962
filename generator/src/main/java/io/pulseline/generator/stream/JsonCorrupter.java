package io.pulseline.generator.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.envelope.Fields;
import io.pulseline.contract.envelope.RejectionReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Spoils good records in JSON so that the codec must reject them for a given reason. */
final class JsonCorrupter {
  private static final String DATA = "data";

  private final Dataset dataset;
  private final BadValues values;
  private final ObjectMapper json = new ObjectMapper();

  JsonCorrupter(Dataset dataset) {
    this.dataset = dataset;
    this.values = new BadValues(dataset);
  }

  /** The record's corrupted form; see {@link ValueWriter#corrupt}. */
  byte[] corrupt(byte[] good, RejectionReason reason, long variant) {
    return switch (reason) {
      case NO_VALUE -> null;
      case TOO_LARGE -> tooLarge(good);
      case NOT_JSON -> cutOff(good, variant);
      case DUPLICATE_FIELD ->
          repeated(good, "\"record_id\":" + Math.floorMod(variant, 1000L) + ",");
      default -> edited(good, reason, variant);
    };
  }

  /** Ends somewhere before the data: cut within it, a number may have become another one. */
  private static byte[] cutOff(byte[] good, long variant) {
    int data = new String(good, StandardCharsets.ISO_8859_1).indexOf('"' + DATA + '"');
    return Arrays.copyOf(good, 1 + (int) Math.floorMod(variant, (long) data));
  }

  /** Just above the limit, and of one letter only: it costs next to nothing once compressed. */
  private static byte[] tooLarge(byte[] good) {
    byte[] start = ",\"filler\":\"".getBytes(StandardCharsets.UTF_8);
    byte[] end = "\"}".getBytes(StandardCharsets.UTF_8);
    byte[] large =
        Arrays.copyOf(good, Math.max(good.length + 16, EnvelopeCodec.DEFAULT_MAX_BYTES + 1));
    Arrays.fill(large, good.length - 1, large.length, (byte) 'x');
    System.arraycopy(start, 0, large, good.length - 1, start.length);
    System.arraycopy(end, 0, large, large.length - end.length, end.length);
    return large;
  }

  private static byte[] repeated(byte[] good, String field) {
    String text = new String(good, StandardCharsets.UTF_8);
    return ("{" + field + text.substring(1)).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] edited(byte[] good, RejectionReason reason, long variant) {
    try {
      ObjectNode record = (ObjectNode) json.readTree(good);
      ObjectNode data = (ObjectNode) record.get(DATA);
      switch (reason) {
        case MISSING_FIELD ->
            record.remove(
                BadValues.pick(List.of("batch_number", "record_id", "timestamp", DATA), variant));
        case WRONG_TYPE -> data.put(BadValues.pick(dataset.columns(), variant).name(), true);
        case OUT_OF_RANGE -> outOfRange(record, data, variant);
        case UNKNOWN_CATEGORY -> unknownCategory(data, values.categorical(variant));
        case BAD_TIMESTAMP ->
            record.put(
                "timestamp",
                BadValues.pick(List.of("yesterday", "2026-13-45T25:61:61Z", ""), variant));
        default -> throw new IllegalArgumentException("no editing leads to " + reason);
      }
      return json.writeValueAsBytes(record);
    } catch (IOException e) {
      throw new UncheckedIOException("the record is not what the codec writes", e);
    }
  }

  private void outOfRange(ObjectNode record, ObjectNode data, long variant) {
    values
        .bounded(variant)
        .ifPresentOrElse(
            column -> data.put(column.name(), BadValues.beyond(column)),
            () -> record.put(Fields.RECORD_ID, -1));
  }

  private static void unknownCategory(ObjectNode data, CategoricalColumn column) {
    if (column.type() == ValueType.INTEGER) {
      data.put(column.name(), BadValues.unknownInteger(column));
    } else {
      data.put(column.name(), BadValues.unknownText(column));
    }
  }
}
