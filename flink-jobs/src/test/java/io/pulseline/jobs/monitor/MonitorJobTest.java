package io.pulseline.jobs.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseline.contract.Digest;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.monitor.Alert;
import io.pulseline.contract.monitor.MonitorJson;
import io.pulseline.embedded.junit.ElasticsearchServer;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.jobs.metrics.JobMetric;
import io.pulseline.jobs.metrics.Scrape;
import io.pulseline.jobs.records.Received;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicReader;
import io.pulseline.launch.ChildBuilder;
import io.pulseline.launch.ChildProcess;
import io.pulseline.launch.JvmFlags;
import io.pulseline.registry.By;
import io.pulseline.registry.Gate;
import io.pulseline.registry.ModelStore;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job as a process between real servers, with a model that is promoted while it runs. */
@EmbeddedServers({ServerKind.KAFKA, ServerKind.ELASTICSEARCH})
class MonitorJobTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant START = Instant.parse("2020-03-01T12:00:00Z");
  private static final int A_WINDOW = 400;

  @TempDir private Path work;
  private final Random random = new Random(8);
  private KafkaSettings kafka;
  private String elasticsearch;
  private Path lake;
  private int windows;

  @BeforeEach
  void prepare(KafkaServer broker, ElasticsearchServer index) throws IOException {
    kafka = KafkaSettings.of(broker.bootstrap());
    elasticsearch = index.url();
    lake = Files.createDirectories(work.resolve("lake"));
  }

  @Test
  void measuresWithoutAModelAndTakesOneUpThatIsPromoted() throws Exception {
    try (ChildProcess job = describe().start();
        var producer =
            new KafkaProducer<>(
                kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
      job.awaitReady(PATIENCE);
      await().atMost(PATIENCE).until(() -> sentAndFound(producer, 0, "no baseline"));
      promote();
      await().atMost(PATIENCE).until(() -> sentAndFound(producer, 0, "steady"));
      assertThat(alerts()).isEmpty();
      await().atMost(PATIENCE).until(() -> sentAndFound(producer, 1, "drifting"));
      await().atMost(PATIENCE).until(() -> !alerts().isEmpty());
      measuresWhatTheReferencePromises(job);
    }
    assertThat(alerts())
        .singleElement()
        .satisfies(alert -> assertThat(alert.feature()).isEqualTo("spent"))
        .satisfies(alert -> assertThat(alert.modelVersion()).isEqualTo("v_1"));
  }

  private void measuresWhatTheReferencePromises(ChildProcess job) throws IOException {
    Scrape.awaitAll(job, "monitor");
    double sent = windows * A_WINDOW;
    await().atMost(PATIENCE).until(() -> Scrape.of(job).sum(JobMetric.ACCEPTED) == sent);
    Scrape metrics = Scrape.of(job);
    assertThat(metrics.sum(JobMetric.DRIFTING_FEATURES)).isEqualTo(1);
    assertThat(metrics.sum(JobMetric.IN_FORCE, Scrape.label("version", "v_1"))).isPositive();
  }

  /** Sends one more second of visits, and asks whether a window was found to be so. */
  private boolean sentAndFound(KafkaProducer<byte[], byte[]> producer, double shift, String finding)
      throws Exception {
    for (int i = 0; i < A_WINDOW; i++) {
      long millis = START.plusSeconds(windows).toEpochMilli() + i * 1_000L / A_WINDOW;
      Received visit = Visits.received(0, millis, Visits.values(random, shift));
      var ignored =
          producer.send(new ProducerRecord<>("watched.records", i % 4, null, visit.value()));
    }
    producer.flush();
    windows++;
    String query = "/watched/_search?q=feature:spent%20AND%20finding:%22" + finding + "%22";
    String answer = get(query.replace(" ", "%20"));
    return answer.contains("\"finding\":\"" + finding + "\"");
  }

  private String get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(elasticsearch + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString(UTF_8)).body();
  }

  private List<Alert> alerts() {
    List<Alert> alerts = new ArrayList<>();
    try (TopicReader reader = TopicReader.ofCommitted(kafka, "watched.alerts")) {
      reader.read(
          reader.beginnings(),
          reader.ends(),
          record -> alerts.add(MonitorJson.readAlert(record.value(), "an alert")));
    }
    return alerts;
  }

  private void promote() throws IOException {
    byte[] graph = {1, 2, 3};
    ModelManifest trained = Visits.manifest("v_1", 0);
    ModelManifest whole =
        new ModelManifest(
            trained.schemaVersion(),
            trained.dataset(),
            trained.datasetDigest(),
            trained.version(),
            trained.createdAt(),
            trained.lineage(),
            Map.of(),
            Map.of(),
            trained.baseline(),
            Digest.sha256(graph),
            trained.signature(),
            Map.of(),
            null);
    ModelPackage made =
        ModelPackage.write(work.resolve("drafts/v_1"), whole, Map.of(ModelPackage.ONNX, graph));
    try (ModelStore models = ModelStore.open(Visits.DATASET, lake.toString(), "")) {
      models.upload(made);
      models.promote("v_1", new Gate(MetricNames.AUC, true), new By("test", START, "a test"));
    }
  }

  private ChildBuilder describe() {
    ChildBuilder child =
        ChildProcess.named("monitor")
            .mainClass("io.pulseline.jobs.Main")
            .heap("400m")
            .jvmFlags(JvmFlags.QUICK_START)
            .jvmFlags("@" + System.getProperty("pulseline.jvm.options"))
            .log(work.resolve("monitor.log"))
            .args("job", "monitor", "--dataset", "src/test/resources/datasets/shop-visits")
            .args("--topic", "watched.records", "--alerts-topic", "watched.alerts")
            .args("--index", "watched", "--window", "1s", "--disorder", "0s", "--idle", "1s")
            .args("--bootstrap", kafka.bootstrap(), "--elasticsearch", elasticsearch)
            .args("--lake", lake.toString(), "--poll", "200ms")
            .args("--checkpoints", work.resolve("checkpoints").toString())
            .args("--checkpoint-interval", "500ms");
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .forEach(child::classPath);
    return child;
  }
}
