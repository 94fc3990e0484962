package io.pulseline.contract.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.monitor.Alert.Change;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void standsInJsonInSnakeCase() {
    assertThat(new String(MonitorJson.write(alert(0.25)), UTF_8))
        .isEqualTo(
            "{\"dataset\":\"visits\",\"feature\":\"spent\",\"change\":\"raised\","
                + "\"window_start\":\"2026-03-01T12:00:00Z\",\"window_end\":\"2026-03-01T12:01:00Z\","
                + "\"since\":\"2026-03-01T12:00:00Z\",\"model_version\":\"v_1\",\"rows\":600,"
                + "\"psi\":0.5,\"ks\":0.25,\"p_value\":1.0E-9,"
                + "\"psi_limit\":0.2,\"ks_limit\":0.15,\"significance\":0.001}");
  }

  @Test
  void isReadBackAsItWasWritten() {
    assertThat(MonitorJson.readAlert(MonitorJson.write(alert(0.25)), "x")).isEqualTo(alert(0.25));
  }

  @Test
  void ofACategoricalFeatureHasNoDistance() {
    Alert alert = alert(null);
    assertThat(new String(MonitorJson.write(alert), UTF_8)).doesNotContain("\"ks\"");
    assertThat(MonitorJson.readAlert(MonitorJson.write(alert), "x")).isEqualTo(alert);
  }

  @Test
  void ofALaterVersionMayHaveMoreFields() {
    String json = new String(MonitorJson.write(alert(0.25)), UTF_8);
    byte[] later = json.replaceFirst("\\{", "{\"severity\":3,").getBytes(UTF_8);
    assertThat(MonitorJson.readAlert(later, "x")).isEqualTo(alert(0.25));
  }

  @Test
  void isRefusedInOneLineWhenItIsNone() {
    assertThatThrownBy(() -> MonitorJson.readAlert("[]".getBytes(UTF_8), "offset 7"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("offset 7 is not an alert: ");
  }

  private static Alert alert(Double ks) {
    Instant end = NOON.plusSeconds(60);
    return new Alert(
        "visits",
        "spent",
        Change.RAISED,
        NOON,
        end,
        NOON,
        "v_1",
        600,
        0.5,
        ks,
        1e-9,
        0.2,
        0.15,
        0.001);
  }
}
