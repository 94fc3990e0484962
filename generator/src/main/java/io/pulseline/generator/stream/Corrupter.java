package io.pulseline.generator.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.envelope.RejectionReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Spoils good records so that the codec must reject them for a given reason. */
final class Corrupter {
  private static final String DATA = "data";

  private final Dataset dataset;
  private final List<NumericColumn> bounded;
  private final List<CategoricalColumn> categorical;
  private final ObjectMapper json = new ObjectMapper();

  Corrupter(Dataset dataset) {
    this.dataset = dataset;
    this.bounded =
        dataset.columns().stream()
            .filter(NumericColumn.class::isInstance)
            .map(NumericColumn.class::cast)
            .filter(column -> column.max() != null || column.min() != null)
            .toList();
    this.categorical =
        dataset.columns().stream()
            .filter(CategoricalColumn.class::isInstance)
            .map(CategoricalColumn.class::cast)
            .toList();
  }

  /**
   * The record's corrupted form.
   *
   * @param good the value of a record that the codec accepts
   * @param variant picks among several ways; any number
   * @return null for a tombstone
   */
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
            record.remove(pick(List.of("batch_number", "record_id", "timestamp", DATA), variant));
        case WRONG_TYPE -> data.put(pick(dataset.columns(), variant).name(), true);
        case OUT_OF_RANGE -> outOfRange(record, data, variant);
        case UNKNOWN_CATEGORY -> unknownCategory(data, pick(categorical, variant));
        case BAD_TIMESTAMP ->
            record.put(
                "timestamp", pick(List.of("yesterday", "2026-13-45T25:61:61Z", ""), variant));
        default -> throw new IllegalArgumentException("no editing leads to " + reason);
      }
      return json.writeValueAsBytes(record);
    } catch (IOException e) {
      throw new UncheckedIOException("the record is not what the codec writes", e);
    }
  }

  private void outOfRange(ObjectNode record, ObjectNode data, long variant) {
    if (bounded.isEmpty()) {
      record.put("record_id", -1);
      return;
    }
    NumericColumn column = pick(bounded, variant);
    double beyond =
        column.max() != null
            ? Math.ceil(column.max()) + 1 + Math.abs(Math.ceil(column.max()))
            : Math.floor(column.min()) - 1 - Math.abs(Math.floor(column.min()));
    data.put(column.name(), beyond);
  }

  private static void unknownCategory(ObjectNode data, CategoricalColumn column) {
    if (column.type() == ValueType.INTEGER) {
      long unknown = 0;
      while (column.positionOf(Long.toString(unknown)) >= 0) {
        unknown++;
      }
      data.put(column.name(), unknown);
      return;
    }
    StringBuilder unknown = new StringBuilder("unheard of");
    while (column.positionOf(unknown.toString()) >= 0) {
      unknown.append('!');
    }
    data.put(column.name(), unknown.toString());
  }

  private static <T> T pick(List<T> choices, long variant) {
    return choices.get((int) Math.floorMod(variant, (long) choices.size()));
  }
}
