package io.pulseline.contract.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.Examples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeCodecTest {
  private static final String GOOD =
      """
      {"batch_number":1,"record_id":7,"timestamp":"2026-01-02T03:04:05.678Z",\
      "data":{"age":63,"spent":2.5,"country":"no","device":2,"outcome":"bought"},\
      "extras":{"visitor":"Ada"}}\
      """;

  private final EnvelopeCodec codec = new EnvelopeCodec(Examples.shopVisits());

  @Test
  void readsAWholeRecord() {
    Envelope envelope = accepted(GOOD);

    assertThat(envelope.batchNumber()).isEqualTo(1);
    assertThat(envelope.recordId()).isEqualTo(7);
    assertThat(Instant.ofEpochMilli(envelope.timestampMillis()))
        .isEqualTo("2026-01-02T03:04:05.678Z");
    assertThat(envelope.values()).containsExactly(63, 2.5, 2, 2, 1);
    assertThat(envelope.extras()).containsExactly("Ada");
  }

  @Test
  void acceptsWhatTheReferenceSends() {
    // no extras, a naive timestamp with microseconds, integers written as floats, another order
    Envelope envelope =
        accepted(
            """
            {"record_id":7.0,"timestamp":"2026-01-02T03:04:05.678901","batch_number":1,
             "data":{"outcome":"left","device":1.0,"age":63.0,"spent":2,"country":"de"}}\
            """);

    assertThat(envelope.values()).containsExactly(63, 2, 0, 1, 0);
    assertThat(envelope.timestampMillis())
        .isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z").toEpochMilli());
    assertThat(envelope.extras()).containsOnlyNulls();
  }

  @Test
  void takesNaiveTimestampsFromTheConfiguredZone() {
    EnvelopeCodec tokyo =
        new EnvelopeCodec(Examples.shopVisits(), ZoneId.of("Asia/Tokyo"), 1 << 20);
    Decoded decoded = tokyo.decode(bytes(GOOD.replace("678Z", "678")));

    assertThat(((Decoded.Accepted) decoded).envelope().timestampMillis())
        .isEqualTo(Instant.parse("2026-01-01T18:04:05.678Z").toEpochMilli());
  }

  @Test
  void readsNullAndAbsentValuesAsMissing() {
    Envelope envelope = accepted(GOOD.replace("63", "null").replace("\"spent\":2.5,", ""));

    assertThat(envelope.values()[0]).isNaN();
    assertThat(envelope.values()[1]).isNaN();
  }

  @Test
  void countsAndIgnoresUnknownFields() {
    String wider = GOOD.replace("\"data\":{", "\"who\":{\"a\":[1]},\"data\":{\"height\":2,");

    Decoded decoded = codec.decode(bytes(wider));

    assertThat(((Decoded.Accepted) decoded).unknownFields()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NOT_JSON      | }                  | }}",
        "NOT_JSON      | 63                 | NaN",
        "MISSING_FIELD | \"record_id\":7,   | ''",
        "MISSING_FIELD | \"bought\"         | null",
        "WRONG_TYPE    | 63                 | \"63\"",
        "WRONG_TYPE    | 63                 | 63.5",
        "WRONG_TYPE    | \"no\"             | 1",
        "WRONG_TYPE    | 63                 | [63]",
        "OUT_OF_RANGE  | 63                 | 17",
        "OUT_OF_RANGE  | 2.5                | 1e999",
        "OUT_OF_RANGE  | \"record_id\":7    | \"record_id\":-7",
        "UNKNOWN_CATEGORY | \"no\"          | \"es\"",
        "UNKNOWN_CATEGORY | \"device\":2    | \"device\":3",
        "BAD_TIMESTAMP | 2026-01-02         | 02.01.2026",
        "BAD_TIMESTAMP | 2026-01-02         | 1926-01-02",
        "DUPLICATE_FIELD | \"age\":63       | \"age\":63,\"age\":63"
      })
  void rejectsWithTheReason(RejectionReason reason, String part, String instead) {
    String record = GOOD.replaceFirst(Pattern.quote(part), instead);

    assertThat(rejected(bytes(record)).reason()).isEqualTo(reason);
  }

  @Test
  void rejectsATombstone() {
    assertThat(rejected(null).reason()).isEqualTo(RejectionReason.NO_VALUE);
  }

  @Test
  void rejectsWhatIsLargerThanTheLimitWithoutLookingAtIt() {
    assertThat(rejected(new byte[(1 << 20) + 1]).reason()).isEqualTo(RejectionReason.TOO_LARGE);
  }

  @Test
  void saysWhichFieldIsWrongAndHow() {
    assertThat(rejected(bytes(GOOD.replace("63", "\"old\""))).detail())
        .isEqualTo("column 'age' must be a number, not a string");
  }

  @Test
  void saysWhereTheRecordEndsTooEarlyWithoutWordsAboutTheParser() {
    assertThat(rejected(bytes("{\"batch_number\":1")).detail())
        .startsWith("line 1, column 18: Unexpected end-of-input")
        .doesNotContain("[Source");
  }

  @Test
  void rejectsBytesThatAreNotUtf8() {
    byte[] record = bytes(GOOD);
    record[GOOD.indexOf("no")] = (byte) 0xff;

    assertThat(rejected(record).reason()).isEqualTo(RejectionReason.NOT_JSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\ud83d", "\\ude00", "\\ude00\\ud83d", "a\\ud83dz", "\\ud83d\\ud83d\\ude00"})
  void rejectsHalfOfASurrogatePair(String text) {
    Decoded.Rejected rejected = rejected(bytes(GOOD.replace("Ada", text)));

    assertThat(rejected.reason()).isEqualTo(RejectionReason.WRONG_TYPE);
    assertThat(rejected.detail()).contains("extra 'visitor'").contains("surrogate");
  }

  @Test
  void keepsAWholeSurrogatePair() {
    assertThat(accepted(GOOD.replace("Ada", "\\ud83d\\ude00")).extras())
        .containsExactly("\uD83D\uDE00");
  }

  private Envelope accepted(String json) {
    Decoded decoded = codec.decode(bytes(json));
    assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
    return ((Decoded.Accepted) decoded).envelope();
  }

  private Decoded.Rejected rejected(byte[] value) {
    Decoded decoded = codec.decode(value);
    assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
    return (Decoded.Rejected) decoded;
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
