package io.pulseline.deploy.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HopeTest {
  private static final Optional<String> WRONG = Optional.of("no image x");

  private final Hope hope = new Hope();

  @Test
  void isLostWhenTheSameStaysWrong() {
    assertThat(lost(true, WRONG, 0)).isEmpty();
    assertThat(lost(true, WRONG, 5)).isEmpty();
    assertThat(lost(true, WRONG, 9)).contains("pulseline-ingest: no image x");
  }

  @Test
  void isNotLostWhenItGoesAwayInBetween() {
    lost(true, WRONG, 0);
    lost(true, Optional.empty(), 6);

    assertThat(lost(true, WRONG, 12)).isEmpty();
  }

  @Test
  void ofWhatIsSaidOfTheSpecificationBeforeTheOperatorHasTimeToLook() {
    lost(false, WRONG, 0);

    assertThat(lost(false, WRONG, 30)).isEmpty();
    assertThat(lost(true, WRONG, 31)).isEmpty();
  }

  @Test
  void isLostWhenTheOperatorNeverTakesTheSpecification() {
    lost(false, WRONG, 0);

    assertThat(lost(false, WRONG, 41)).isPresent();
  }

  @Test
  void isLostAtOnceWhenTheOperatorHasTakenItBack() {
    JsonNode deployment = Recorded.deployment("stable");
    ((ObjectNode) deployment.get("status")).put("lifecycleState", "ROLLED_BACK");

    assertThat(hope.lost(FlinkStatus.of(deployment), Optional.empty(), Duration.ZERO))
        .contains(
            "the operator took pulseline-ingest back to what ran before: it did not become ready in"
                + " time");
  }

  private Optional<String> lost(boolean current, Optional<String> why, int second) {
    JsonNode deployment = Recorded.deployment("stable");
    if (!current) {
      ((ObjectNode) deployment.get("metadata")).put("generation", 99);
    }
    return hope.lost(FlinkStatus.of(deployment), why, Duration.ofSeconds(second));
  }
}
