package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests and their answers on a real broker. */
@EmbeddedServers(ServerKind.KAFKA)
class PayloadLogTest {
  private static final String INFER = "/v2/models/tiny/infer";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String ROW =
      """
      {"id":"q-1","inputs":[{"name":"features","datatype":"FP32","shape":[1,3],
      "data":[63.5,null,1.0]}],
      "outputs":[{"name":"label"},{"name":"probabilities"}]}\
      """;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaServer kafka;
  private final String topic = "payloads-" + UUID.randomUUID();
  private final ObjectMapper mapper = new ObjectMapper();
  private RunningServer server;

  PayloadLogTest(KafkaServer kafka) {
    this.kafka = kafka;
  }

  @AfterEach
  void stop() throws Exception {
    server.afterAll(null);
  }

  private void start(String bootstrap, String... more) throws Exception {
    List<String> options = new ArrayList<>(List.of(more));
    options.add("--payload-log=" + topic);
    options.add("--bootstrap=" + bootstrap);
    server =
        new RunningServer(
            Signatures.numbers(), () -> TokensTest.Options.open(options.toArray(String[]::new)));
    server.beforeAll(null);
  }

  private int infer(String body, String... headers) throws Exception {
    return server.rest().post(INFER, body.getBytes(StandardCharsets.UTF_8), headers).statusCode();
  }

  /** So many events, in the order of their arrival. */
  private List<ConsumerRecord<String, String>> events(int count) {
    List<ConsumerRecord<String, String>> events = new ArrayList<>();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka.bootstrap(),
            "group.id",
            topic,
            "auto.offset.reset",
            "earliest");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(events::add);
                return events.size() >= count;
              });
    }
    assertThat(events).hasSize(count);
    return events;
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  private String metrics() throws Exception {
    return new String(server.rest().bytes("/metrics").body(), StandardCharsets.UTF_8);
  }

  @Test
  void aRequestAndItsAnswerAreCloudEventsInTheShapeOfKserve() throws Exception {
    start(kafka.bootstrap());

    infer(ROW, "x-request-id", "r-2", "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");

    List<ConsumerRecord<String, String>> events = events(2);
    ConsumerRecord<String, String> request = events.get(0);
    ConsumerRecord<String, String> response = events.get(1);
    assertThat(header(request, "ce_type")).isEqualTo("org.kubeflow.serving.inference.request");
    assertThat(header(response, "ce_type")).isEqualTo("org.kubeflow.serving.inference.response");
    for (ConsumerRecord<String, String> event : events) {
      assertThat(event.key()).isEqualTo("q-1");
      assertThat(header(event, "ce_id")).isEqualTo("q-1");
      assertThat(header(event, "ce_specversion")).isEqualTo("1.0");
      assertThat(header(event, "ce_source")).isEqualTo("/v2/models/tiny");
      assertThat(header(event, "ce_inferenceservicename")).isEqualTo("tiny");
      assertThat(header(event, "ce_component")).isEqualTo("predictor");
      assertThat(header(event, "ce_requestid")).isEqualTo("r-2");
      assertThat(header(event, "ce_traceparent")).startsWith("00-" + TRACE).endsWith("-01");
      assertThat(header(event, "content-type")).isEqualTo("application/json");
    }
    assertThat(mapper.readTree(request.value())).isEqualTo(mapper.readTree(ROW));
    JsonNode answer = mapper.readTree(response.value());
    assertThat(answer.path("model_version").asText()).isEqualTo(TinyModel.VERSION);
    assertThat(answer.path("outputs").findValuesAsText("name"))
        .containsExactly("label", "probabilities");
  }

  @Test
  void aCallOfGrpcAndBinaryTensorsAreToldAsTheSameJson() throws Exception {
    start(kafka.bootstrap());
    try (Grpc grpc = server.grpc()) {
      grpc.calls()
          .modelInfer(
              Grpc.request()
                  .setId("g-3")
                  .addInputs(Grpc.tensor("features", "FP32", 1, 3))
                  .addRawInputContents(
                      ByteString.copyFrom(
                          Grpc.raw(12).putFloat(63.5f).putFloat(Float.NaN).putFloat(1).flip()))
                  .build());
    }

    ConsumerRecord<String, String> request = events(2).get(0);

    assertThat(header(request, "ce_id")).isEqualTo("g-3");
    assertThat(mapper.readTree(request.value()).path("inputs"))
        .isEqualTo(mapper.readTree(ROW).path("inputs"));
  }

  @Test
  void onlyAShareIsSent() throws Exception {
    start(kafka.bootstrap(), "--payload-sample=0");

    assertThat(infer(ROW)).isEqualTo(200);

    assertThat(metrics()).contains("pulseline_serving_payload_events_total 0.0\n");
  }

  @Test
  void whatKafkaDoesNotTakeIsDroppedAndCountedAndNoRequestWaitsForIt() throws Exception {
    start("127.0.0.1:1", "--payload-buffer=4KiB");

    for (int i = 0; i < 50; i++) {
      assertThat(infer(ROW)).isEqualTo(200);
    }

    assertThat(metrics())
        .containsPattern("pulseline_serving_payload_dropped_total [1-9]")
        .contains("pulseline_serving_payload_events_total 0.0\n");
  }
}
