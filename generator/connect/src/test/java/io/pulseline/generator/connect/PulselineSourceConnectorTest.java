package io.pulseline.generator.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inside a real worker, which loads the connector from the folder that the build has laid out. */
@EmbeddedServers(ServerKind.KAFKA)
class PulselineSourceConnectorTest {
  private static final String DATASET = Datasets.builtIn().get(0);
  private static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";
  private static final int RECORDS = 12_000;

  @Test
  void aWorkerKilledInMidStreamLeavesNoGapAndNoDuplicate(KafkaServer kafka, @TempDir Path folder)
      throws Exception {
    try (Committed topic = new Committed(kafka.bootstrap())) {
      try (ConnectWorker worker = new ConnectWorker(kafka.bootstrap(), "killed", folder)) {
        worker.put("/connectors/made/config", config("made"));
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> topic.poll("made").size() > RECORDS / 10);
        worker.kill();
      }
      int before = topic.poll("made").size();
      assertThat(before).isLessThan(RECORDS);
      try (ConnectWorker worker = new ConnectWorker(kafka.bootstrap(), "killed", folder)) {
        await().atMost(Duration.ofSeconds(90)).until(() -> topic.poll("made").size() >= RECORDS);
        JsonNode status = worker.get("/connectors/made/status");
        assertThat(status.get("tasks").findValuesAsText("state"))
            .containsExactly("RUNNING", "RUNNING");
      }
      List<ConsumerRecord<String, byte[]>> records = topic.poll("made");
      assertThat(records.stream().map(record -> Long.valueOf(record.key())).sorted().toList())
          .isEqualTo(LongStream.range(100, 100 + RECORDS).boxed().toList());
      assertEveryRecordIsWhole(records);
    }
  }

  @Test
  void wrongSettingsAreNamedBeforeAnythingStarts(KafkaServer kafka, @TempDir Path folder)
      throws Exception {
    try (ConnectWorker worker = new ConnectWorker(kafka.bootstrap(), "strict", folder)) {
      Map<String, String> config = config("never");
      config.remove("value.converter");
      config.put("drift", "cholestrol=+1sd@60s");
      JsonNode drift = validate(worker, config);
      assertThat(errors(drift, "drift")).contains("no column 'cholestrol'");
      assertThat(errors(drift, "value.converter")).contains(BYTES);

      config.put("batch.size", "0");
      config.put("corrupt.kinds", "NOT_JSN");
      config.put("dataset", "");
      config.put("locale", "?");
      JsonNode values = validate(worker, config);
      assertThat(errors(values, "batch.size")).contains("at least 1");
      assertThat(errors(values, "corrupt.kinds")).contains("NOT_JSON");
      assertThat(errors(values, "dataset")).contains("non-empty");
      assertThat(errors(values, "locale")).contains("'?' is no language tag");
    }
  }

  private static JsonNode validate(ConnectWorker worker, Map<String, String> config)
      throws Exception {
    return worker.put(
        "/connector-plugins/" + PulselineSourceConnector.class.getName() + "/config/validate",
        config);
  }

  private static String errors(JsonNode validated, String name) {
    for (JsonNode config : validated.get("configs")) {
      if (name.equals(config.get("value").get("name").asText())) {
        return config.get("value").get("errors").toString();
      }
    }
    throw new AssertionError("no " + name + " in " + validated);
  }

  private static Map<String, String> config(String topic) {
    Map<String, String> config = new HashMap<>();
    config.put("name", topic);
    config.put("connector.class", PulselineSourceConnector.class.getName());
    config.put("tasks.max", "2");
    config.put("exactly.once.support", "required");
    config.put("transaction.boundary", "connector");
    config.put("key.converter", BYTES);
    config.put("value.converter", BYTES);
    config.put("topic.creation.default.partitions", "4");
    config.put("topic.creation.default.replication.factor", "1");
    config.put("dataset", DATASET);
    config.put("topic", topic);
    config.put("start.id", "100");
    config.put("records", String.valueOf(RECORDS));
    config.put("rate", "3000");
    config.put("batch.size", "200");
    return config;
  }

  private static void assertEveryRecordIsWhole(List<ConsumerRecord<String, byte[]>> records) {
    EnvelopeCodec codec = new EnvelopeCodec(Datasets.load(DATASET));
    for (ConsumerRecord<String, byte[]> record : records) {
      Envelope envelope = ((Decoded.Accepted) codec.decode(record.value())).envelope();
      assertThat(record.key()).isEqualTo(Long.toString(envelope.recordId()));
      assertThat(envelope.batchNumber()).isEqualTo(envelope.recordId() / 200 + 1);
    }
  }
}
