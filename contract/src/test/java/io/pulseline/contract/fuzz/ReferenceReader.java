package io.pulseline.contract.fuzz;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.envelope.Envelope;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a record holds, slowly: by exact decimals and without a parser of a library. It says only
 * that a record is refused, not for which reason.
 */
final class ReferenceReader {
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  /** A record that no sink takes. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message, null, false, false);
    }
  }

  private final Dataset dataset;

  ReferenceReader(Dataset dataset) {
    this.dataset = dataset;
  }

  Envelope read(Json record) throws RefusedException {
    Map<String, Json> fields =
        known(record, Set.of("batch_number", "record_id", "timestamp", "data", "extras"));
    long batch = counter(fields.get("batch_number"));
    long id = counter(fields.get("record_id"));
    long time = time(fields.get("timestamp"));
    List<Column> columns = dataset.columns();
    Map<String, Json> data = known(fields.get("data"), Set.copyOf(names(columns)));
    double[] values = new double[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(columns.get(i), data.get(columns.get(i).name()));
    }
    List<String> names = dataset.extras().stream().map(extra -> extra.name()).toList();
    Map<String, Json> more =
        isMissing(fields.get("extras")) ? Map.of() : known(fields.get("extras"), Set.copyOf(names));
    String[] extras = new String[names.size()];
    for (int i = 0; i < extras.length; i++) {
      extras[i] = extra(more.get(names.get(i)));
    }
    return new Envelope(batch, id, time, values, extras);
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  /** The fields of an object that somebody wants, each at most once. */
  private static Map<String, Json> known(Json value, Set<String> wanted) throws RefusedException {
    if (!(value instanceof Json.Fields object)) {
      throw new RefusedException("not an object");
    }
    Map<String, Json> known = new HashMap<>();
    for (Json.Field field : object.fields()) {
      String name = StrictJson.unquoted(field.name());
      if (wanted.contains(name) && known.put(name, field.value()) != null) {
        throw new RefusedException(name + " twice");
      }
    }
    return known;
  }

  private static boolean isMissing(Json value) {
    return value == null || value.equals(new Json.Token("null"));
  }

  private static long counter(Json value) throws RefusedException {
    long counter = whole(value);
    if (counter < 0) {
      throw new RefusedException("below 0");
    }
    return counter;
  }

  private static long whole(Json value) throws RefusedException {
    try {
      return number(value).longValueExact();
    } catch (ArithmeticException e) {
      throw new RefusedException("no whole number of 64 bits");
    }
  }

  private static BigDecimal number(Json value) throws RefusedException {
    if (value instanceof Json.Token token && isNumber(token)) {
      return new BigDecimal(token.written());
    }
    throw new RefusedException("not a number");
  }

  private static boolean isNumber(Json.Token token) {
    char first = token.written().charAt(0);
    return first == '-' || (first >= '0' && first <= '9');
  }

  private static String text(Json value) throws RefusedException {
    if (value instanceof Json.Token token && token.written().startsWith("\"")) {
      return StrictJson.unquoted(token.written());
    }
    throw new RefusedException("not a text");
  }

  private static long time(Json value) throws RefusedException {
    try {
      var time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text(value), OffsetDateTime::from, LocalDateTime::from);
      Instant instant =
          time instanceof OffsetDateTime zoned
              ? zoned.toInstant()
              : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
      if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST)) {
        throw new RefusedException("out of the years");
      }
      return instant.toEpochMilli();
    } catch (DateTimeException e) {
      throw new RefusedException("not ISO-8601");
    }
  }

  private static double value(Column column, Json value) throws RefusedException {
    if (isMissing(value)) {
      if (column.required()) {
        throw new RefusedException(column.name() + " is missing");
      }
      return Double.NaN;
    }
    if (column instanceof NumericColumn numeric) {
      double read =
          numeric.type() == ValueType.INTEGER ? exact(whole(value)) : number(value).doubleValue();
      if (!Double.isFinite(read) || read < numeric.lowest() || read > numeric.highest()) {
        throw new RefusedException("out of range");
      }
      return read;
    }
    CategoricalColumn categorical = (CategoricalColumn) column;
    String category =
        categorical.type() == ValueType.STRING ? text(value) : Long.toString(whole(value));
    if (categorical.positionOf(category) < 0) {
      throw new RefusedException("no category");
    }
    return categorical.codeOf(category);
  }

  private static double exact(long whole) throws RefusedException {
    if (new BigDecimal((double) whole).compareTo(new BigDecimal(whole)) != 0) {
      throw new RefusedException("no double");
    }
    return whole;
  }

  /** A number and a word are kept as they are written. */
  private static String extra(Json value) throws RefusedException {
    if (isMissing(value)) {
      return null;
    }
    if (!(value instanceof Json.Token token)) {
      throw new RefusedException("no single value");
    }
    String kept = token.written().startsWith("\"") ? text(token) : token.written();
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(kept)) {
      throw new RefusedException("half of a pair");
    }
    return kept;
  }
}
