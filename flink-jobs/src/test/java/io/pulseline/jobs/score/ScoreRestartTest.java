package io.pulseline.jobs.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Signature;
import io.pulseline.contract.prediction.Prediction;
import io.pulseline.contract.prediction.PredictionJson;
import io.pulseline.embedded.junit.ElasticsearchServer;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.jobs.metrics.JobMetric;
import io.pulseline.jobs.metrics.Scrape;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicReader;
import io.pulseline.kafka.TopicShape;
import io.pulseline.kafka.Topics;
import io.pulseline.launch.ChildProcess;
import io.pulseline.launch.JvmFlags;
import io.pulseline.scorer.RowFeatures;
import io.pulseline.scorer.Scorer;
import io.pulseline.scorer.Scores;
import io.pulseline.scorer.ScoringModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promotions in mid-stream, each followed by a kill -9 at a seeded moment. {@code
 * bench/score-kill.sh} does the same for longer.
 */
@EmbeddedServers({ServerKind.KAFKA, ServerKind.ELASTICSEARCH})
class ScoreRestartTest {
  private static final int ROUNDS = Integer.getInteger("pulseline.score.rounds", 1);
  private static final long SEED = Long.getLong("pulseline.score.seed", 1);
  private static final String TOPIC = "shop-visits.records";
  private static final String PREDICTIONS = "shop-visits.predictions";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The most records between a promotion and the kill. */
  private static final int LIFE = 1_200;

  @TempDir private Path work;

  private final Map<String, ModelPackage> versions = new TreeMap<>();
  private KafkaSettings kafka;
  private String elasticsearch;
  private Shop shop;

  @Test
  void everyRecordIsScoredOnceByTheVersionInForceAtItsPoint(
      KafkaServer broker, ElasticsearchServer index) throws Exception {
    kafka = KafkaSettings.of(broker.bootstrap());
    elasticsearch = index.url();
    shop = new Shop(work);
    var random = new SplittableRandom(SEED);
    try (Topics topics = new Topics(kafka)) {
      topics.ensureRecords(TOPIC, new TopicShape(4, Optional.empty()));
    }
    promote(0);
    long sent;
    try (var visits = new VisitStream(kafka, TOPIC, shop.dataset())) {
      for (int round = 1; round <= ROUNDS; round++) {
        promoteAndKill(round, random.nextInt(LIFE));
      }
      try (ChildProcess last = start()) {
        await().atMost(PATIENCE).until(this::isNewestInForce);
        long all = visits.end();
        await().atMost(PATIENCE).until(() -> predictions().size() >= all);
        sent = all;
        measuresWhatTheReferencePromises(last);
        assertThat(last.stop(Duration.ofSeconds(20))).as("ended without SIGKILL").isTrue();
      }
    }
    List<Prediction> predictions = predictions();
    check(predictions, sent);
    for (var version : versions.entrySet()) {
      isWhatTheVersionSays(
          version.getValue(),
          predictions.stream().filter(p -> p.version().equals(version.getKey())).toList());
    }
    shop.close();
  }

  private static void measuresWhatTheReferencePromises(ChildProcess job) throws IOException {
    Scrape.awaitAll(job, "score");
    Scrape metrics = Scrape.of(job);
    String newest = Scrape.label("version", "v_%03d".formatted(ROUNDS));
    assertThat(metrics.sum(JobMetric.IN_FORCE)).as("versions in two subtasks").isEqualTo(2);
    assertThat(metrics.sum(JobMetric.IN_FORCE, newest)).isEqualTo(2);
    assertThat(metrics.sum(JobMetric.SCORED)).isEqualTo(metrics.sum(JobMetric.ACCEPTED));
    assertThat(metrics.sum(JobMetric.LABELLED)).isEqualTo(metrics.sum(JobMetric.SCORED));
    assertThat(metrics.sum(JobMetric.EXPECTED_ACCURACY, newest)).isEqualTo(2 * 0.9);
  }

  private void promote(int number) throws Exception {
    String version = "v_%03d".formatted(number);
    versions.put(version, shop.promote(version, number));
  }

  private void promoteAndKill(int round, int records) throws Exception {
    int before = predictions().size();
    ChildProcess job = start();
    await().atMost(PATIENCE).until(() -> predictions().size() > before);
    promote(round);
    long reached = written() + records;
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> written() >= reached);
    job.kill();
  }

  private boolean isNewestInForce() {
    String newest = "v_%03d".formatted(ROUNDS);
    return predictions().stream().anyMatch(prediction -> prediction.version().equals(newest));
  }

  private static void check(List<Prediction> predictions, long sent) {
    assertThat(predictions).extracting(Prediction::id).doesNotHaveDuplicates().hasSize((int) sent);
    assertThat(predictions).extracting(Prediction::version).contains("v_000", "v_001");
    predictions.stream()
        .collect(Collectors.groupingBy(Prediction::partition))
        .forEach(
            (partition, scored) ->
                assertThat(scored.stream().sorted(Comparator.comparing(Prediction::offset)))
                    .as("versions of partition %d never go back", partition)
                    .isSortedAccordingTo(Comparator.comparing(Prediction::version)));
  }

  /** To the last bit, by the code that serving scores with. */
  private void isWhatTheVersionSays(ModelPackage version, List<Prediction> predictions) {
    Signature signature = version.manifest().signature();
    RowFeatures features = new RowFeatures(shop.dataset(), signature);
    Scores scores = new Scores();
    try (ScoringModel model = ScoringModel.open(version);
        Scorer scorer = model.newScorer()) {
      float[] row = new float[model.features()];
      for (Prediction prediction : predictions) {
        features.write(VisitStream.values(prediction.recordId()), row, 0);
        scorer.score(row, 1, scores);
        assertThat(prediction.probabilities())
            .containsExactly(scores.probability(0, 0), scores.probability(0, 1));
      }
    }
  }

  /** All that readers of committed records see. */
  private List<Prediction> predictions() {
    List<Prediction> predictions = new ArrayList<>();
    try (TopicReader reader = TopicReader.ofCommitted(kafka, PREDICTIONS)) {
      reader.read(
          Map.of(), reader.ends(), letter -> predictions.add(PredictionJson.read(letter.value())));
    }
    return predictions;
  }

  /** How far predictions have come that are not committed yet. */
  private long written() {
    try (TopicReader reader = TopicReader.ofAll(kafka, PREDICTIONS)) {
      return reader.ends().values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private ChildProcess start() {
    var child =
        ChildProcess.named("score")
            .mainClass("io.pulseline.jobs.Main")
            .heap("400m")
            .jvmFlags(JvmFlags.QUICK_START)
            .jvmFlags("@" + System.getProperty("pulseline.jvm.options"))
            .log(work.resolve("score.log"))
            .args("job", "score", "--dataset", "src/test/resources/datasets/shop-visits")
            .args("--bootstrap", kafka.bootstrap(), "--elasticsearch", elasticsearch)
            .args("--lake", shop.registry().lake(), "--poll", "20ms")
            .args("--checkpoints", work.resolve("checkpoints").toString())
            .args("--checkpoint-interval", "300ms");
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .forEach(child::classPath);
    ChildProcess job = child.start();
    job.awaitReady(PATIENCE);
    return job;
  }
}
