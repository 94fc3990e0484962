package io.pulseline.contract.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {
  private static final Dataset DATASET =
      DatasetYaml.parse(
          """
          name: counts
          target: {column: t}
          columns:
            - {name: n, kind: numeric, type: integer}
            - {name: id, kind: categorical, values: [0, 123456789, 9007199254740993]}
            - {name: t, kind: categorical, values: [0, 1]}
          """,
          "counts");

  private final EnvelopeCodec codec = new EnvelopeCodec(DATASET);

  @ParameterizedTest
  @CsvSource({
    "63, 63",
    "63.0, 63",
    "6.3e1, 63",
    "630000000000000000000e-19, 63",
    "-0, 0",
    "-0.0, 0",
    "0e5, 0",
    "0.000000000000000000000000, 0",
    "9007199254740991.0, 9007199254740991",
    "9007199254740994, 9007199254740994",
    "1e18, 1000000000000000000",
    "1.8014398509481984E16, 18014398509481984",
    "-9223372036854775808, -9223372036854775808",
    "9223372036854774784, 9223372036854774784"
  })
  void aColumnTakesEveryFormOfAWholeNumberThatItKeeps(String json, long value) {
    Envelope envelope = accepted(record("7", json, "0"));

    assertThat((long) envelope.values()[0]).isEqualTo(value);
    assertThat(1 / envelope.values()[0]).as("no negative zero").isNotEqualTo(-1 / 0.0);
    assertThat(new String(codec.encode(envelope), UTF_8)).contains("\"n\":" + value + ",");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740993",
        "9007199254740993.0",
        "90071992547409.93e2",
        "9223372036854775807",
        "9223372036854775808",
        "1e22",
        "1e300",
        "-1e300",
        "1e400",
        "1e99999999999",
        "900719925474099.3e1"
      })
  void aNumberThatWouldBeRoundedIsOutOfRange(String json) {
    assertThat(rejected(record("7", json, "0"))).isEqualTo(RejectionReason.OUT_OF_RANGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.5",
        "63.00000000000000000001",
        "4503599627370497.5",
        "9007199254740991.5",
        "1e-400",
        "1e-2000000000",
        "0.99999999999999999999"
      })
  void aFractionIsNoInteger(String json) {
    assertThat(rejected(record("7", json, "0"))).isEqualTo(RejectionReason.WRONG_TYPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456789", "123456789.0", "9007199254740993", "9007199254740993.0"})
  void integerCategoriesAreReadExactly(String json) {
    Envelope envelope = accepted(record("7", "1", json));

    assertThat(new String(codec.encode(envelope), UTF_8))
        .contains("\"id\":" + json.replace(".0", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456792", "9007199254740992", "9007199254740994", "1", "-1"})
  void theNeighboursOfAnIntegerCategoryAreUnknown(String json) {
    assertThat(rejected(record("7", "1", json))).isEqualTo(RejectionReason.UNKNOWN_CATEGORY);
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, 9223372036854775807",
    "9007199254740993, 9007199254740993",
    "9007199254740993.0, 9007199254740993",
    "9.223372036854775807e18, 9223372036854775807"
  })
  void countersHaveSixtyThreeBits(String json, long id) {
    Envelope envelope = accepted(record(json, "1", "0"));

    assertThat(envelope.recordId()).isEqualTo(id);
    assertThat(new String(codec.encode(envelope), UTF_8)).contains("\"record_id\":" + id + ",");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "9223372036854775808", "9223372036854775808.0", "1e30"})
  void othersAreNoCounters(String json) {
    assertThat(rejected(record(json, "1", "0"))).isEqualTo(RejectionReason.OUT_OF_RANGE);
  }

  private Envelope accepted(byte[] record) {
    assertThat(codec.decode(record)).isInstanceOf(Decoded.Accepted.class);
    return ((Decoded.Accepted) codec.decode(record)).envelope();
  }

  private RejectionReason rejected(byte[] record) {
    assertThat(codec.decode(record)).isInstanceOf(Decoded.Rejected.class);
    return ((Decoded.Rejected) codec.decode(record)).reason();
  }

  private static byte[] record(String recordId, String number, String category) {
    return """
        {"batch_number":1,"record_id":%s,"timestamp":"2026-01-02T03:04:05.678Z",\
        "data":{"n":%s,"id":%s,"t":0}}"""
        .formatted(recordId, number, category)
        .getBytes(UTF_8);
  }
}
