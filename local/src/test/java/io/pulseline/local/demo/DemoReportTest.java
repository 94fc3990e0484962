package io.pulseline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.local.json.Json;
import io.pulseline.observe.ledger.Ledger;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DemoReportTest {
  private static final JsonNode METRICS = Json.read("{\"accuracy\":0.75}");

  @Test
  void hasTheAgreedKeysInTheirOrder() {
    assertThat(report().fieldNames())
        .toIterable()
        .containsExactly(
            "produced",
            "accepted",
            "dead_lettered",
            "parquet_rows",
            "parquet_distinct",
            "index_documents",
            "predictions",
            "lost",
            "duplicated",
            "kills",
            "dead_letter_reasons",
            "model_version",
            "metrics",
            "prediction",
            "live",
            "seconds",
            "urls");
  }

  @Test
  void isOneLine() {
    assertThat(report().toString()).doesNotContain("\n");
  }

  @Test
  void comparesMetricsWithThePreviousVersion() {
    JsonNode previous = Json.read("{\"version\":\"v_1\",\"metrics\":{\"accuracy\":0.5}}");

    assertThat(new Trained("v_2", Path.of("p"), METRICS, previous).summary())
        .isEqualTo("accuracy 0.7500 (+0.2500)  against v_1");
  }

  @Test
  void comparesNothingForAFirstVersion() {
    JsonNode result =
        Json.read(
            "{\"version\":\"v_1\",\"package\":\"p\",\"metrics\":{\"accuracy\":0.75},"
                + "\"previous\":null}");

    assertThat(Trained.of(result).summary()).isEqualTo("accuracy 0.7500");
  }

  private static ObjectNode report() {
    Ledger ledger =
        new Ledger(
            3,
            2,
            1,
            2,
            2,
            2,
            OptionalLong.of(2),
            0,
            OptionalLong.empty(),
            0,
            0,
            0,
            Map.of("NOT_JSON", 1L));
    Trained trained = new Trained("v_1", Path.of("p"), METRICS, null);
    return new DemoReport(
            ledger,
            1,
            trained,
            Json.read("{}"),
            null,
            Map.of("total", 1.5),
            Map.of("v2", "http://x"))
        .json();
  }
}
