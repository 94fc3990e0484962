package io.pulseline.contract.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MonitorIndexTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant END = NOON.plusSeconds(60);

  private static final FeatureWindow FEATURE =
      new FeatureWindow(
          Kind.FEATURE,
          NOON,
          END,
          "spent",
          2,
          1,
          1.5,
          0.7,
          1.,
          2.,
          1.,
          1.,
          1.5,
          2.,
          2.,
          List.of("a", "b"),
          List.of(2L, 1L),
          "v_1",
          0.1,
          0.1,
          1.,
          Finding.TOO_FEW);
  private static final ClassWindow CLASS =
      new ClassWindow(Kind.CLASS, NOON, END, "outcome", "left", 3, 1.);
  private static final StreamWindow STREAM =
      new StreamWindow(Kind.STREAM, NOON, END, 3, 1, 0.25, 0, 0, 0.05, 1., 2., 3., "v_1", 0);

  @Test
  void hasAFieldForEverythingThatDocumentsHold() throws Exception {
    Set<String> written = new HashSet<>();
    for (Record document : List.of(FEATURE, CLASS, STREAM)) {
      JSON.readTree(MonitorJson.write(document)).fieldNames().forEachRemaining(written::add);
    }

    Set<String> mapped = new HashSet<>();
    mapping().fieldNames().forEachRemaining(mapped::add);
    assertThat(mapped).isEqualTo(written);
  }

  @Test
  void takesNumbersAsNumbersAndNamesAsKeywords() throws Exception {
    assertThat(type("window_start")).isEqualTo("date");
    assertThat(type("count")).isEqualTo("long");
    assertThat(type("bin_counts")).isEqualTo("long");
    assertThat(type("p05")).isEqualTo("double");
    assertThat(type("lag_p95_ms")).isEqualTo("double");
    assertThat(type("bins")).isEqualTo("keyword");
    assertThat(type("finding")).isEqualTo("keyword");
  }

  @Test
  void speaksInWords() throws Exception {
    JsonNode document = JSON.readTree(MonitorJson.write(FEATURE));
    assertThat(document.path("finding").asText()).isEqualTo("too few");
    assertThat(document.path("kind").asText()).isEqualTo("feature");
    assertThat(document.path("bin_counts"))
        .isEqualTo(JsonNodeFactory.instance.arrayNode().add(2).add(1));
  }

  private static String type(String field) throws Exception {
    return mapping().path(field).path("type").asText();
  }

  private static JsonNode mapping() throws Exception {
    return JSON.readTree(MonitorIndex.definition()).at("/mappings/properties");
  }
}
