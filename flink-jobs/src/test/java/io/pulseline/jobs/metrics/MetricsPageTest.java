package io.pulseline.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of docs/reference is what the code says. */
class MetricsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("pulseline.root"), "docs", "reference", "metrics.md");

  @Test
  void thePageIsWhatTheCodeSays() {
    assertThat(PAGE)
        .as("make it anew: ./pulseline job metrics >docs/reference/metrics.md")
        .hasContent(MetricsPage.markdown());
  }
}
