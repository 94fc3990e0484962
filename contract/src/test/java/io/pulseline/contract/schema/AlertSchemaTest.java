package io.pulseline.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.pulseline.contract.Examples;
import io.pulseline.contract.monitor.Alert;
import io.pulseline.contract.monitor.MonitorJson;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertSchemaTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:00Z");

  private final MessageSchema message = MessageSchema.of(Examples.shopVisits(), MessageKind.ALERT);

  @Test
  void describesEachFieldOfAnAlert() throws IOException {
    JsonNode alert = new ObjectMapper().readTree(MonitorJson.write(alert(0.25)));

    assertThat(alert.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(message.fields().stream().map(SchemaField::name).toList());
    assertThat(problems(alert)).isZero();
  }

  @Test
  void bearsACategoricalFeatureWhichHasNoDistance() throws IOException {
    assertThat(problems(new ObjectMapper().readTree(MonitorJson.write(alert(null))))).isZero();
  }

  private static Alert alert(Double ks) {
    return new Alert(
        "shop-visits",
        "age",
        Alert.Change.RAISED,
        START,
        START.plusSeconds(60),
        START,
        "v_20260102_030405_acc_0_8123",
        60_000,
        0.31,
        ks,
        1e-9,
        0.2,
        0.1,
        0.001);
  }

  private int problems(JsonNode alert) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
        .getSchema(JsonSchema.closed(message))
        .validate(alert)
        .size();
  }
}
