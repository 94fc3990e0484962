package io.pulseline.operator;

import static java.util.stream.StreamSupport.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.embedded.junit.ElasticsearchServer;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.S3Server;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.launch.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the manifest's job on a real Flink cluster with the manifest's configuration, arguments and
 * environment. Only what Kubernetes gives is replaced: addresses, the bucket, the place of high
 * availability's pointers and a port for metrics of each pod; and checkpoints, which tests wait
 * for, come sooner.
 */
@EmbeddedServers({ServerKind.KAFKA, ServerKind.ELASTICSEARCH, ServerKind.S3})
class IngestRunsTest {
  private static final JsonNode SPEC = Manifests.ingest().get("spec");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String METRICS_PORT = "metrics.reporter.prom.port";

  /** One of each of the two processes. */
  private static final List<Integer> METRICS = FreePorts.distinct(2);

  @TempDir private static Path folder;
  private static FlinkCluster flink;

  @BeforeAll
  static void runTheJob(KafkaServer kafka, ElasticsearchServer elasticsearch, S3Server s3)
      throws IOException {
    String bucket = "s3://" + s3.bucket() + "/flink-k8s-operator";
    Map<String, String> environment =
        Map.of(
            "PULSELINE_BOOTSTRAP", kafka.bootstrap(),
            "PULSELINE_ELASTICSEARCH", elasticsearch.url(),
            "PULSELINE_S3_ENDPOINT", s3.endpoint(),
            "AWS_ACCESS_KEY_ID", s3.accessKey(),
            "AWS_SECRET_ACCESS_KEY", s3.secretKey());
    assertThat(environment)
        .as("what the ConfigMap and the Secret bring")
        .containsKeys(Manifests.addresses().stringPropertyNames().toArray(String[]::new));
    flink = new FlinkCluster(folder, configuration(bucket), environment);
    JsonNode job = SPEC.get("job");
    flink.run(
        Path.of(URI.create(job.get("jarURI").textValue()).getPath()).getFileName(),
        job.get("entryClass").textValue(),
        stream(job.get("args").spliterator(), false)
            .map(arg -> arg.textValue().replace("s3://pulseline", bucket))
            .map(arg -> arg.replace("--checkpoint-interval=10s", "--checkpoint-interval=2s"))
            .toList());
  }

  @AfterAll
  static void stop() {
    if (flink != null) {
      flink.close();
    }
  }

  @Test
  void aRecordBecomesADocumentAndACheckpointHoldsIt(
      KafkaServer kafka, ElasticsearchServer elasticsearch) throws Exception {
    send(kafka, 7);

    awaitDocument(elasticsearch, 7);
    String job = flink.get("/jobs").at("/jobs/0/id").textValue();
    int before = checkpoints(job);
    await().atMost(PATIENCE).until(() -> checkpoints(job) > before);
    assertThat(flink.get("/jobs/" + job).get("state").textValue()).isEqualTo("RUNNING");
  }

  @Test
  void theJobGoesOnUnderANewJobManager(KafkaServer kafka, ElasticsearchServer elasticsearch)
      throws Exception {
    String job = flink.get("/jobs").at("/jobs/0/id").textValue();
    await().atMost(PATIENCE).until(() -> checkpoints(job) > 0);

    flink.replaceJobManager();
    send(kafka, 8);

    awaitDocument(elasticsearch, 8);
    assertThat(flink.get("/jobs/" + job).get("state").textValue()).isEqualTo("RUNNING");
  }

  @Test
  void whatTheJobMeasuresIsThereForPrometheus(KafkaServer kafka) throws Exception {
    send(kafka, 9);

    await()
        .atMost(PATIENCE)
        .until(() -> METRICS.stream().anyMatch(IngestRunsTest::tellsOfDocuments));
  }

  private static boolean tellsOfDocuments(int port) {
    URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
    HttpRequest request = HttpRequest.newBuilder(metrics).build();
    return HttpClient.newHttpClient()
        .sendAsync(request, BodyHandlers.ofLines())
        .join()
        .body()
        .filter(line -> line.startsWith("flink_taskmanager_job_task_operator_pulseline_indexed{"))
        .anyMatch(line -> !line.endsWith(" 0.0"));
  }

  private static Map<String, String> configuration(String bucket) {
    Map<String, String> configuration = new TreeMap<>();
    SPEC.get("flinkConfiguration")
        .fields()
        .forEachRemaining(
            entry ->
                configuration.put(
                    entry.getKey(),
                    entry.getValue().textValue().replace("s3://pulseline", bucket)));
    assertThat(configuration).containsKey(METRICS_PORT);
    configuration.put(METRICS_PORT, METRICS.get(0) + "," + METRICS.get(1));
    configuration.put("parallelism.default", SPEC.at("/job/parallelism").asText());
    return configuration;
  }

  private static void send(KafkaServer kafka, int recordId) throws Exception {
    String record =
        """
        {"batch_number":1,"record_id":%d,"timestamp":"2026-01-02T03:04:05.678Z","data":{"age":63,\
        "sex":1,"cp":3,"trestbps":145,"chol":233,"fbs":1,"restecg":0,"thalach":150,"exang":0,\
        "oldpeak":2.3,"slope":0,"ca":0,"thal":1,"target":1}}\
        """
            .formatted(recordId);
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.bootstrap()),
            new StringSerializer(),
            new StringSerializer())) {
      producer
          .send(new ProducerRecord<>("heart-disease.records", String.valueOf(recordId), record))
          .get();
    }
  }

  private static void awaitDocument(ElasticsearchServer elasticsearch, int recordId) {
    String count = elasticsearch.url() + "/heart-disease/_count?q=record_id:" + recordId;
    await().atMost(PATIENCE).until(() -> count(count) == 1);
  }

  private static int checkpoints(String job) throws IOException, InterruptedException {
    return flink.get("/jobs/" + job + "/checkpoints").at("/counts/completed").intValue();
  }

  private static int count(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return new ObjectMapper()
        .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
        .path("count")
        .intValue();
  }
}
