package io.pulseline.trainer.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.model.Lineage;
import io.pulseline.trainer.metrics.ConfusionMatrix;
import io.pulseline.trainer.metrics.Metrics;
import io.pulseline.trainer.parity.Parity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Dataset DATASET =
      DatasetYaml.parse(
          """
          name: apples
          description: "Grades & <b>weights</b>"
          target: {column: grade}
          columns:
            - {name: weight, kind: numeric, type: float}
            - {name: grade, kind: categorical, type: string, values: {a: "<good>", b: 'bad "one"'}}
          """,
          "apples");

  @Test
  void tellsWhatWasMeasured() {
    String report = report();

    assertThat(report)
        .startsWith("<!DOCTYPE html>")
        .contains("<title>Model of apples</title>", "trained on 1234 rows")
        .contains("2026-01-02T03:04:05Z to 2026-01-02T03:04:06Z", "Held-out rows: 10")
        .contains("<tr><td>accuracy</td><td>0.7000</td></tr>")
        .contains("<td>4</td><td>1</td><td>0.667</td><td>0.800</td></tr>")
        .contains("width:15.0rem", "Over 2000 rows", "by at most 1.0e-07");
  }

  @Test
  void showsNamesAsTextAndLoadsNothing() {
    assertThat(report())
        .contains("Grades &amp; &lt;b&gt;weights&lt;/b&gt;", "<th>&lt;good&gt;</th>")
        .doesNotContain("<b>", "<good>", "<script", "http");
  }

  private static String report() {
    Instant first = Instant.parse("2026-01-02T03:04:05Z");
    Lineage lineage =
        new Lineage("lake", List.of(), 1234, Map.of(), first, first.plusSeconds(1), "test");
    Evaluated evaluated =
        new Evaluated(
            10,
            new Metrics(0.7, 0.69, 0.8),
            new ConfusionMatrix(List.of(List.of(4, 1), List.of(2, 3))),
            Map.of("weight", 0.75));
    return Report.html(DATASET, lineage, evaluated, new Parity(2000, 1e-7, 0));
  }
}
