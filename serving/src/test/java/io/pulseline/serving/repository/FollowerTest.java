package io.pulseline.serving.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Sample;
import io.pulseline.contract.model.SampleJson;
import io.pulseline.registry.Stage;
import io.pulseline.serving.Signatures;
import io.pulseline.serving.TinyModel;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.Models;
import io.pulseline.serving.plane.Readiness;
import io.pulseline.serving.plane.Share;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is served when a version moves from stage to stage. */
class FollowerTest {
  @TempDir private Path temp;
  private final Models models = new Models();
  private final DataPlane plane = new DataPlane(models);
  private final Readiness readiness = new Readiness();
  private ScriptedReleases releases;
  private Follower follower;

  @BeforeEach
  void serveTheFirst() throws IOException {
    releases = new ScriptedReleases(temp);
    releases.write("v1");
    follower = new Follower("tiny", releases, plane, readiness, Optional.of(new Share(50)));
    releases.move(in(Stage.PRODUCTION, "v1"));
    follower.begin();
  }

  @AfterEach
  void close() throws InterruptedException {
    assertThat(models.close(Duration.ZERO)).isTrue();
  }

  private static Stages.Release in(Stage stage, String version) {
    return new Stages.Release(version, stage);
  }

  private void look(String production, String staging) {
    releases.move(in(Stage.PRODUCTION, production), in(Stage.STAGING, staging));
    follower.look();
  }

  private void look(String production) {
    releases.move(in(Stage.PRODUCTION, production));
    follower.look();
  }

  private List<String> served() {
    return plane.versions("tiny");
  }

  @Test
  void theVersionThatWentIntoProduction() throws IOException {
    releases.write("v2");
    look("v2");

    assertThat(served()).containsExactly("v2");
    assertThat(readiness.warning()).isEmpty();
  }

  @Test
  void theSameAsBeforeWhenProductionHasNotMoved() {
    look("v1");
    follower.look();

    assertThat(served()).containsExactly("v1");
    assertThat(releases.fetched()).containsExactly("v1");
  }

  @Test
  void theOldVersionWhenTheNewOneIsBrokenAndReadinessAndMetricsSaySo() throws IOException {
    releases.write("v2");
    releases.damage("v2");
    look("v2");

    assertThat(served()).containsExactly("v1");
    assertThat(readiness.warning())
        .contains("'tiny'", "'v2'", "damaged", "SHA-256", "'v1' is served on");
    assertThat(new String(plane.metrics().text(), StandardCharsets.UTF_8))
        .contains(
            "pulseline_serving_load_failures_total{model_name=\"tiny\",model_version=\"v2\"} 1.0");
  }

  @Test
  void theOldVersionWhenTheNewOneAnswersOtherwiseThanItsSamples() throws IOException {
    Sample sample = new Sample(List.of(63.0, 80.5, 1.0), 3, List.of(0.9, 0.1));
    TinyModel.write(
        temp.resolve("v2"),
        Signatures.numbers(),
        "tiny",
        "v2",
        Map.of(ModelPackage.SAMPLES, SampleJson.write(List.of(sample))));
    look("v2");

    assertThat(served()).containsExactly("v1");
    assertThat(readiness.warning()).contains("'v2'", "sample 0 has the probability");
    assertThat(releases.dropped()).containsExactly("v2");
  }

  @Test
  void theNewVersionOnceItCanBeHad() throws IOException {
    look("v2");
    assertThat(readiness.warning()).contains("'v2'", "no model package");
    releases.write("v2");
    follower.look();

    assertThat(served()).containsExactly("v2");
    assertThat(readiness.warning()).isEmpty();
  }

  @Test
  void theNextVersionAtOnceHoweverOftenTheOneBeforeItFailed() throws IOException {
    look("v2");
    for (int i = 0; i < 100; i++) {
      follower.look();
    }
    releases.write("v3");
    look("v3");

    assertThat(served()).containsExactly("v3");
    assertThat(readiness.warning()).isEmpty();
  }

  @Test
  void theOldVersionWhenMemoryIsShortOfTheNewOne() throws IOException {
    releases.fail(new OutOfMemoryError("Java heap space"));
    look("v2");
    assertThat(readiness.warning()).contains("'v2'", "Java heap space", "'v1' is served on");
    releases.fail(null);
    releases.write("v2");
    follower.look();

    assertThat(served()).containsExactly("v2");
  }

  @Test
  void theCandidateBesideProductionUntilItLeavesStaging() throws IOException {
    releases.write("v2");
    look("v1", "v2");
    assertThat(served()).containsExactly("v1", "v2");

    look("v1");
    assertThat(served()).containsExactly("v1");
    follower.look();
    assertThat(releases.dropped()).containsExactly("v2");
  }

  @Test
  void theCandidateAsItIsWhenItGoesIntoProduction() throws IOException {
    releases.write("v2");
    look("v1", "v2");
    look("v2");

    assertThat(served()).containsExactly("v2");
    assertThat(releases.fetched()).containsExactly("v1", "v2");
  }

  @Test
  void productionAloneWhenTheNextCandidateIsBroken() throws IOException {
    releases.write("v2");
    releases.write("v3");
    releases.damage("v3");
    look("v1", "v2");
    look("v1", "v3");

    assertThat(served()).containsExactly("v1");
    assertThat(readiness.warning())
        .contains("candidate 'v3' cannot be served, production has all requests", "damaged");
  }

  @Test
  void nothingAfterAnUnloadWhateverGoesIntoProductionUntilALoad() throws IOException {
    releases.write("v2");
    releases.write("v3");
    assertThat(follower.unload()).isDone();
    look("v2", "v3");
    assertThat(served()).isEmpty();

    follower.load();
    follower.look();
    assertThat(served()).containsExactly("v2", "v3");
  }

  @Test
  void aVersionThatWasAskedForWhateverGoesIntoProduction() throws IOException {
    releases.write("v2");
    releases.write("v3");
    releases.move(in(Stage.ARCHIVED, "v3"), in(Stage.PRODUCTION, "v1"));
    follower.load("v3");
    look("v2");
    assertThat(served()).containsExactly("v2", "v3");

    look("v3");
    look("v2");
    assertThat(served()).containsExactly("v2", "v3");
    assertThat(releases.fetched()).containsOnlyOnce("v3");
  }
}
