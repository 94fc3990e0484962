package io.pulseline.contract.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricNamesTest {

  @Test
  void fitTheMostImportantOnesOnALine() {
    assertThat(MetricNames.line(Map.of("log_loss", 0.3, "auc", 0.91234, "accuracy", 0.5)))
        .isEqualTo("accuracy 0.5000, auc 0.9123");
  }

  @Test
  void tellWhichOnesAreErrors() {
    assertThat(MetricNames.IN_ORDER.stream().filter(name -> !MetricNames.isBetterLarger(name)))
        .containsExactly("log_loss", "brier", "calibration_error");
  }
}
