package io.pulseline.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.EnvelopeCodec;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a record is refused, or not, is the same in JSON and in Avro. */
class SameReasonsTest {
  private static final String GOOD =
      """
      {"batch_number":1,"record_id":7,"timestamp":"2026-01-02T03:04:05.678Z","data":{"age":63,\
      "spent":2.5,"steps":9,"country":"no","device":2,"item":5,"outcome":"left"},"extras":{}}\
      """;

  private final EnvelopeCodec json = new EnvelopeCodec(Visits.DATASET);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "age     | 64                | accepted",
        "age     | 64.0              | accepted",
        "age     | 64.5              | WRONG_TYPE",
        "age     | 17                | OUT_OF_RANGE",
        "age     | 1e300             | OUT_OF_RANGE",
        "age     | true              | WRONG_TYPE",
        "age     | 'old'             | WRONG_TYPE",
        "spent   | 3                 | accepted",
        "spent   | -1000001.0        | OUT_OF_RANGE",
        "spent   | '3'               | WRONG_TYPE",
        "steps   | 9007199254740993  | OUT_OF_RANGE",
        "steps   | null              | MISSING_FIELD",
        "country | 'Tromsø'          | accepted",
        "country | 'Oslo'            | UNKNOWN_CATEGORY",
        "country | 3                 | WRONG_TYPE",
        "device  | 1.0               | accepted",
        "device  | 3                 | UNKNOWN_CATEGORY",
        "device  | '1'               | WRONG_TYPE",
        "item    | 9007199254740993  | accepted",
        "outcome | null              | MISSING_FIELD"
      })
  void ofAColumn(String column, String value, String expected) throws Exception {
    String text = value.replace('\'', '"');
    Decoded inJson =
        json.decode(GOOD.replaceFirst("(\"" + column + "\":)[^,}]+", "$1" + text).getBytes(UTF_8));

    GenericRecord record = record();
    ((GenericRecord) record.get("data")).put(column, datum(value));

    assertThat(AvroReading.shown(decoded(record)))
        .isEqualTo(AvroReading.shown(inJson))
        .contains(name(expected));
  }

  @Test
  void ofATimeBeyondTheYear9999() throws Exception {
    Decoded inJson = json.decode(GOOD.replace("\"2026-", "\"+12026-").getBytes(UTF_8));

    GenericRecord record = record();
    record.put("timestamp", 317_000_000_000_000L);

    assertThat(decoded(record)).isEqualTo(inJson);
  }

  @Test
  void ofACounterBelowZero() throws Exception {
    Decoded inJson =
        json.decode(GOOD.replace("\"record_id\":7", "\"record_id\":-7").getBytes(UTF_8));

    GenericRecord record = record();
    record.put("record_id", -7L);

    assertThat(decoded(record)).isEqualTo(inJson);
  }

  private static Decoded decoded(GenericRecord record) throws UnreadableSchemaException {
    Schema writer = record.getSchema();
    return new AvroReading(writer, Visits.DATASET).decode(AvroReading.written(writer, record));
  }

  private static String name(String expected) {
    return expected.equals("accepted") ? "recordId=7" : expected;
  }

  private static Object datum(String value) {
    if (value.startsWith("'")) {
      return new Utf8(value.replace("'", ""));
    }
    return switch (value) {
      case "null" -> null;
      case "true" -> true;
      default -> value.matches("-?\\d+") ? (Object) Long.valueOf(value) : Double.valueOf(value);
    };
  }

  /** The good record, by a schema in which a column may be anything. */
  private static GenericRecord record() {
    Schema any =
        Schema.createUnion(
            Schema.create(Schema.Type.NULL),
            Schema.create(Schema.Type.LONG),
            Schema.create(Schema.Type.DOUBLE),
            Schema.create(Schema.Type.BOOLEAN),
            Schema.create(Schema.Type.STRING));
    var fields = SchemaBuilder.record("data").fields();
    for (var column : Visits.DATASET.columns()) {
      fields.name(column.name()).type(any).noDefault();
    }
    Schema columns = fields.endRecord();
    Schema schema =
        SchemaBuilder.record("r")
            .fields()
            .requiredLong("batch_number")
            .requiredLong("record_id")
            .requiredLong("timestamp")
            .name("data")
            .type(columns)
            .noDefault()
            .endRecord();
    GenericRecord data = new GenericData.Record(columns);
    data.put("age", 63L);
    data.put("spent", 2.5);
    data.put("steps", 9L);
    data.put("country", new Utf8("no"));
    data.put("device", 2L);
    data.put("item", 5L);
    data.put("outcome", new Utf8("left"));
    GenericRecord record = new GenericData.Record(schema);
    record.put("batch_number", 1L);
    record.put("record_id", 7L);
    record.put("timestamp", 1_767_323_045_678L);
    record.put("data", data);
    return record;
  }
}
