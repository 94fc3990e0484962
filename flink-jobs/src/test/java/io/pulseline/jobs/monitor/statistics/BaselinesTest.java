package io.pulseline.jobs.monitor.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.model.ManifestJson;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.jobs.monitor.Visits;
import org.junit.jupiter.api.Test;

class BaselinesTest {
  @Test
  void areOfTheRowsThatWereNotHeldOut() {
    assertThat(Baselines.of(Visits.manifest("v1", 0)).rows()).isEqualTo(Visits.TRAINED);
  }

  @Test
  void takeAllRowsWhereAPackageOfOldDoesNotSay() {
    String json = new String(ManifestJson.write(Visits.manifest("v1", 0)), UTF_8);
    String old = json.replaceAll(",\\s*\"rows\" : " + Visits.TRAINED, "");

    ModelManifest manifest = ManifestJson.read(old.getBytes(UTF_8), "model.json");

    assertThat(manifest.baseline().values()).allSatisfy(b -> assertThat(b.rows()).isZero());
    assertThat(Baselines.of(manifest).rows()).isEqualTo(Visits.READ);
  }
}
