package io.pulseline.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.envelope.Envelope;
import io.pulseline.jobs.elasticsearch.ElasticsearchSettings;
import io.pulseline.jobs.records.Origins;
import io.pulseline.jobs.records.Received;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The lines of a bulk request. */
class DocumentsTest {
  @Test
  void aDocumentOfOneIndexSaysItsIdAlone() {
    assertThat(action(IndexSettings.Per.DATASET))
        .isEqualTo("{\"index\":{\"_id\":\"000000000041-3-records\"}}");
  }

  @Test
  void aDocumentOfADaySaysTheIndexOfItsDayInUtc() {
    assertThat(action(IndexSettings.Per.DAY))
        .isEqualTo(
            "{\"index\":{\"_index\":\"visits-2026.03.01\",\"_id\":\"000000000041-3-records\"}}");
  }

  private static String action(IndexSettings.Per per) {
    var index =
        new IndexSettings(ElasticsearchSettings.of("http://127.0.0.1:1"), "visits", per, 1, 0);
    var envelope =
        new Envelope(
            1,
            7,
            Instant.parse("2026-03-01T23:59:59.999Z").toEpochMilli(),
            new double[] {30, 12.5, 1, 2, 0},
            new String[] {"Ada"});
    var record = new Received(Origins.at(3, 41), null, new byte[0], 1, 0, envelope, null, null);
    String lines = new String(new Documents(Ingest.dataset(), index).lines(record), UTF_8);
    return lines.lines().findFirst().orElseThrow();
  }
}
