package io.pulseline.contract.envelope;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Predicate;

/** What the decoder has to find, found by Jackson's tree and exact decimals. */
final class SlowReader {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private final Dataset dataset;
  private final Timestamps timestamps = new Timestamps(ZoneOffset.UTC);

  SlowReader(Dataset dataset) {
    this.dataset = dataset;
  }

  /** Whether an object names a field twice: which of them counts is then nobody's to say. */
  static boolean hasDuplicates(byte[] record) {
    try {
      JSON.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION).readTree(record);
      return false;
    } catch (IOException e) {
      return e.getMessage().startsWith("Duplicate field");
    }
  }

  /** The record, if it is one that every sink takes. */
  Optional<Envelope> read(byte[] record) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(record)).toString();
      return envelope(JSON.readTree(text));
    } catch (CharacterCodingException | JacksonException e) {
      return Optional.empty();
    }
  }

  private Optional<Envelope> envelope(JsonNode record) {
    JsonNode data = record.path(Fields.DATA);
    JsonNode more = record.path(Fields.EXTRAS);
    boolean objects =
        record.isObject()
            && data.isObject()
            && (more.isMissingNode() || more.isNull() || more.isObject());
    Optional<Long> batch = whole(record.path(Fields.BATCH_NUMBER)).filter(n -> n >= 0);
    Optional<Long> id = whole(record.path(Fields.RECORD_ID)).filter(n -> n >= 0);
    Optional<Long> time = time(record.path(Fields.TIMESTAMP));
    if (!objects || batch.isEmpty() || id.isEmpty() || time.isEmpty()) {
      return Optional.empty();
    }
    double[] values = new double[dataset.columns().size()];
    for (int i = 0; i < values.length; i++) {
      Column column = dataset.columns().get(i);
      JsonNode node = data.path(column.name());
      boolean missing = node.isMissingNode() || node.isNull();
      Optional<Double> value =
          missing
              ? Optional.of(Double.NaN).filter(nan -> !column.required())
              : column instanceof NumericColumn numeric
                  ? number(numeric, node)
                  : code((CategoricalColumn) column, node);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values[i] = value.get();
    }
    String[] extras = new String[dataset.extras().size()];
    for (int i = 0; i < extras.length; i++) {
      JsonNode node = more.path(dataset.extras().get(i).name());
      if (node.isContainerNode() || !StandardCharsets.UTF_8.newEncoder().canEncode(node.asText())) {
        return Optional.empty();
      }
      extras[i] = node.isMissingNode() || node.isNull() ? null : node.asText();
    }
    return Optional.of(new Envelope(batch.get(), id.get(), time.get(), values, extras));
  }

  private static Optional<Double> number(NumericColumn column, JsonNode node) {
    if (!node.isNumber()) {
      return Optional.empty();
    }
    Predicate<Double> within =
        value -> Double.isFinite(value) && value >= column.lowest() && value <= column.highest();
    return column.type() == ValueType.INTEGER
        ? whole(node)
            .filter(n -> new BigDecimal((double) n).compareTo(new BigDecimal(n)) == 0)
            .map(n -> (double) n)
            .filter(within)
        : Optional.of(node.decimalValue().doubleValue()).filter(within);
  }

  private static Optional<Double> code(CategoricalColumn column, JsonNode node) {
    Optional<String> value =
        column.type() == ValueType.STRING
            ? Optional.of(node).filter(JsonNode::isTextual).map(JsonNode::textValue)
            : whole(node).map(n -> Long.toString(n));
    return value.filter(v -> column.positionOf(v) >= 0).map(column::codeOf);
  }

  private static Optional<Long> whole(JsonNode node) {
    try {
      return node.isNumber() ? Optional.of(node.decimalValue().longValueExact()) : Optional.empty();
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private Optional<Long> time(JsonNode node) {
    try {
      return node.isTextual()
          ? Optional.of(timestamps.parseAnyForm(node.textValue()))
          : Optional.empty();
    } catch (Rejection e) {
      return Optional.empty();
    }
  }
}
