package io.pulseline.jobs.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a record that was in flight becomes when the descriptor was edited meanwhile. */
class DecoderTest {
  private static final Decoder BEFORE = decoder(visits("age", "spent"));
  private static final Received RAW =
      raw("{\"age\":30,\"spent\":12.5,\"outcome\":\"left\",\"rating\":4}");

  private final Received inFlight;

  DecoderTest() throws InterruptedException {
    inFlight = BEFORE.current(RAW);
  }

  @Test
  void isTheSameUnderTheSameDescriptor() throws InterruptedException {
    assertThat(decoder(visits("age", "spent")).current(inFlight)).isSameAs(inFlight);
  }

  @Test
  void hasItsValuesInTheNewOrderOfColumns() throws InterruptedException {
    assertThat(inFlight.envelope().values()).containsExactly(30, 12.5, 0);

    Received now = decoder(visits("spent", "age")).current(inFlight);
    assertThat(now.envelope().values()).containsExactly(12.5, 30, 0);
  }

  @Test
  void hasTheValueOfANewColumn() throws InterruptedException {
    Received now = decoder(visits("age", "spent", "rating")).current(inFlight);
    assertThat(now.envelope().values()).containsExactly(30, 12.5, 4, 0);
  }

  @Test
  void isRefusedWhenTheNewDescriptorRefusesIt() throws InterruptedException {
    String strict = visits("age", "spent").replace("kind: numeric", "kind: numeric, max: 20");
    Received now = decoder(strict).current(inFlight);
    assertThat(now.reason()).isEqualTo("OUT_OF_RANGE");
    assertThat(now.envelope()).isNull();
  }

  @Test
  void isAcceptedWhenOnlyTheOldDescriptorRefusedIt() throws InterruptedException {
    Received refused = BEFORE.current(raw("{\"age\":30,\"outcome\":\"returned\"}"));
    assertThat(refused.reason()).isEqualTo("UNKNOWN_CATEGORY");

    String wider = visits("age", "spent").replace("[left, bought]", "[left, bought, returned]");
    Received now = decoder(wider).current(refused);
    assertThat(now.isRefused()).isFalse();
    assertThat(now.envelope().values()).containsExactly(30, Double.NaN, 2);
  }

  private static Decoder decoder(String descriptor) {
    return new Decoder(RecordFormat.json(descriptor));
  }

  private static Received raw(String data) {
    String record =
        "{\"batch_number\":1,\"record_id\":7,\"timestamp\":\"2026-03-02T00:00:00Z\",\"data\":%s}";
    return Received.raw(Origins.at(0), null, record.formatted(data).getBytes(UTF_8));
  }

  private static String visits(String... numeric) {
    StringBuilder yaml = new StringBuilder("name: visits\ntarget: {column: outcome}\ncolumns:\n");
    for (String column : numeric) {
      yaml.append("  - {name: ").append(column).append(", kind: numeric}\n");
    }
    return yaml.append("  - {name: outcome, kind: categorical, values: [left, bought]}\n")
        .toString();
  }
}
