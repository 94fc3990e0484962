package io.pulseline.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.model.Lineage.OffsetRange;
import io.pulseline.contract.model.Lineage.SourceFile;
import io.pulseline.contract.model.ManifestJson;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Sample;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.S3Server;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.registry.Move;
import io.pulseline.registry.Stage;
import io.pulseline.scorer.Scorer;
import io.pulseline.scorer.Scores;
import io.pulseline.scorer.ScoringModel;
import io.pulseline.storage.ObjectStore;
import io.pulseline.storage.ObjectStores;
import io.pulseline.storage.S3Credentials;
import io.pulseline.storage.S3Settings;
import io.pulseline.storage.StoredObject;
import io.pulseline.trainer.steps.Registered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EmbeddedServers(ServerKind.S3)
class TrainingTest {
  private static final S3Settings NO_S3 = S3Settings.of(null);

  @TempDir Path folder;

  private final S3Server server;

  TrainingTest(S3Server server) {
    this.server = server;
  }

  @Test
  void makesAPackageThatScoresRawRows() throws Exception {
    Registered registered = heart("work").run();

    ModelPackage model = ModelPackage.read(Path.of(registered.folder()));
    assertThat(registered.metrics().get("accuracy")).isGreaterThan(0.85);
    assertThat(registered.metrics().get("auc")).isGreaterThan(0.85);
    try (ScoringModel scoring = ScoringModel.open(model);
        Scorer scorer = scoring.newScorer()) {
      float[] rows = new float[2 * scoring.features()];
      Arrays.fill(rows, Float.NaN);
      rows[0] = 30; // the age decides in the test's lake
      rows[scoring.features()] = 76;
      Scores scores = new Scores();
      scorer.score(rows, 2, scores);

      assertThat(scores.label(0)).isEqualTo(0);
      assertThat(scores.label(1)).isEqualTo(1);
      assertThat(scores.probability(0, 0) + scores.probability(0, 1)).isEqualTo(1f);
    }
  }

  @Test
  void packsSamplesThatTheGraphAnswersAsTheySay() throws Exception {
    ModelPackage model = ModelPackage.read(Path.of(heart("work").run().folder()));

    assertThat(model.samples()).hasSize(16);
    assertThat(model.samples().get(0).features()).containsOnlyNulls();
    try (ScoringModel scoring = ScoringModel.open(model);
        Scorer scorer = scoring.newScorer()) {
      Scores scores = new Scores();
      for (Sample sample : model.samples()) {
        float[] row = new float[scoring.features()];
        for (int i = 0; i < row.length; i++) {
          Double value = sample.features().get(i);
          row[i] = value == null ? Float.NaN : value.floatValue();
        }
        scorer.score(row, 1, scores);

        assertThat(scores.label(0)).isEqualTo(sample.label());
        assertThat((double) scores.probability(0, 1)).isEqualTo(sample.probabilities().get(1));
      }
    }
  }

  @Test
  void tellsInTheManifestWhatTheModelWasMadeFrom() throws Exception {
    ModelManifest manifest = ModelPackage.read(Path.of(heart("work").run().folder())).manifest();

    assertThat(manifest.version()).startsWith("v_20260102_040000_acc_0_");
    assertThat(manifest.lineage().rows()).isEqualTo(600);
    assertThat(manifest.lineage().files())
        .extracting(SourceFile::name)
        .containsExactly(
            "date=2026-01-02/hour=03/part-0.parquet", "date=2026-01-02/hour=03/part-1.parquet");
    assertThat(manifest.lineage().offsets())
        .isEqualTo(
            Map.of(
                0,
                new OffsetRange(0, 199),
                1,
                new OffsetRange(0, 199),
                2,
                new OffsetRange(0, 199)));
    assertThat(manifest.lineage().firstEvent()).isEqualTo(Instant.parse("2026-01-02T03:00:00Z"));
    assertThat(manifest.lineage().lastEvent()).isEqualTo(Instant.parse("2026-01-02T03:00:00.599Z"));
    assertThat(manifest.hyperparameters()).containsEntry("seed", "42");
    assertThat(manifest.baseline()).hasSize(manifest.signature().features().size());
  }

  @Test
  void makesTheSamePackageOfTheSameLakeAgainWithAnyNumberOfThreads() throws Exception {
    Registered first = heart("one").run();
    Training other = new Training(heartDisease(), lake(), NO_S3, folder.resolve("two"));
    other.fit(2);
    Registered second = other.register();
    Registered third = other.register();

    // the manifest holds the digest of every other file
    assertThat(contentDigest(second)).isEqualTo(contentDigest(first));
    assertThat(second.version()).isNotEqualTo(first.version());
    assertThat(second.previous().version()).isEqualTo(first.version());
    assertThat(first.stage()).isEqualTo(Stage.PRODUCTION);
    assertThat(second.stage()).isEqualTo(Stage.STAGING);
    assertThat(second.why()).isEqualTo(first.version() + " is in production");
    assertThat(third.previous().version()).isEqualTo(first.version());
    assertThat(third.displaced()).extracting(Move::version).containsExactly(second.version());
  }

  private static String contentDigest(Registered registered) throws IOException {
    return ManifestJson.digest(ModelPackage.read(Path.of(registered.folder())).manifest());
  }

  @Test
  void trainsOnStringsMissingValuesAndThreeClasses() throws Exception {
    Dataset orchard = Orchard.dataset();
    new TestLake(orchard, folder.resolve("lake")).add("part-0.parquet", 0, 900);

    Registered registered = new Training(orchard, lake(), NO_S3, folder.resolve("work")).run();

    assertThat(registered.metrics().get("accuracy")).isGreaterThan(0.8);
    assertThat(registered.parity().holds()).isTrue();
    assertThat(Path.of(registered.folder(), "report.html"))
        .content()
        .contains("Cider", "bruises_per_weight");
  }

  @Test
  void readsFromABucketAndRegistersThere() throws Exception {
    S3Settings s3 =
        S3Settings.of(server.endpoint())
            .with(new S3Credentials(server.accessKey(), server.secretKey()));
    String lake = "s3://" + server.bucket() + "/" + UUID.randomUUID();
    heart("unused");
    try (ObjectStore local = ObjectStores.of(lake(), NO_S3);
        ObjectStore bucket = ObjectStores.of(lake, s3)) {
      for (StoredObject file : local.list("")) {
        bucket.upload(folder.resolve("lake").resolve(file.key()), file.key());
      }
      Registered registered = new Training(heartDisease(), lake, s3, folder.resolve("work")).run();

      assertThat(registered.uri())
          .isEqualTo(lake + "/models/heart-disease/" + registered.version());
      assertThat(bucket.list("models/heart-disease/"))
          .extracting(StoredObject::key)
          .extracting(key -> key.substring("models/heart-disease/".length()))
          .containsExactlyInAnyOrder(
              "registry.json",
              registered.version() + "/.claim",
              registered.version() + "/model.json",
              registered.version() + "/model.onnx",
              registered.version() + "/calibration.json",
              registered.version() + "/preprocessing.json",
              registered.version() + "/samples.json",
              registered.version() + "/trees.ubj",
              registered.version() + "/report.html");
      assertThat(bucket.read("models/heart-disease/registry.json"))
          .hasValueSatisfying(
              registry -> assertThat(registry.text()).contains(registered.version(), "production"));
    }
    assertThat(Files.exists(folder.resolve("lake/models"))).isFalse();
  }

  private static Dataset heartDisease() {
    return Datasets.load("heart-disease");
  }

  private String lake() {
    return folder.resolve("lake").toString();
  }

  private Training heart(String work) throws Exception {
    new TestLake(heartDisease(), folder.resolve("lake"))
        .add("part-0.parquet", 0, 300)
        .add("part-1.parquet", 300, 600);
    return new Training(heartDisease(), lake(), NO_S3, folder.resolve(work));
  }
}
