package io.pulseline.generator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.cli.Cli;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.envelope.RejectionReason;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.generator.GenerateProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EmbeddedServers(ServerKind.KAFKA)
class StreamCommandTest {
  private static final String DATASET = Datasets.builtIn().get(0);

  private final Dataset dataset = Datasets.load(DATASET);
  private final EnvelopeCodec codec = new EnvelopeCodec(dataset);
  private String bootstrap;

  @BeforeEach
  void connect(KafkaServer kafka) {
    bootstrap = kafka.bootstrap();
  }

  @Test
  void everyRecordArrivesOnceUnderItsIdInATopicOfFourPartitions() {
    assertThat(stream("plain", "--rate", "0", "--records", "3000")).isZero();

    List<ConsumerRecord<String, byte[]>> records = read("plain");
    assertThat(records).hasSize(3000);
    assertThat(records).extracting(ConsumerRecord::partition).containsOnly(0, 1, 2, 3);
    Map<Long, Envelope> byId = new TreeMap<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      Envelope envelope = ((Decoded.Accepted) codec.decode(record.value())).envelope();
      assertThat(record.key()).isEqualTo(Long.toString(envelope.recordId()));
      byId.put(envelope.recordId(), envelope);
    }
    assertThat(byId).hasSize(3000);
    assertThat(byId.get(25L).batchNumber()).isEqualTo(3);
    assertThat(byId.get(2999L).timestampMillis())
        .isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis());
    assertThat(byId.get(0L).extras()).doesNotContainNull();
  }

  @Test
  void theCodecRejectsExactlyWhatTheTotalsSay() throws IOException {
    Process stream =
        start("spoilt", "--rate", "0", "--records", "2000", "--corrupt", "0.01", "--json");
    JsonNode totals = totals(stream);

    Map<RejectionReason, Integer> rejected = new EnumMap<>(RejectionReason.class);
    for (ConsumerRecord<String, byte[]> record : read("spoilt")) {
      if (codec.decode(record.value()) instanceof Decoded.Rejected why) {
        rejected.merge(why.reason(), 1, Integer::sum);
      }
    }
    assertThat(rejected).containsOnlyKeys(RejectionReason.ofJson());
    assertThat(totals.get("produced").asInt()).isEqualTo(2000);
    rejected.forEach(
        (reason, count) ->
            assertThat(totals.get("corrupted").get(reason.name()).asInt()).isEqualTo(count));
    assertThat(totals.get("corrupted")).hasSize(RejectionReason.ofJson().size());
  }

  @Test
  void onlyTheKindsAskedForSpoilRecords() {
    stream(
        "kinds",
        "--rate",
        "0",
        "--records",
        "1000",
        "--corrupt",
        "0.1",
        "--corrupt-kinds",
        "NOT_JSON,OUT_OF_RANGE",
        "--compression",
        "none");
    Map<RejectionReason, Integer> rejected = new EnumMap<>(RejectionReason.class);
    for (ConsumerRecord<String, byte[]> record : read("kinds")) {
      if (codec.decode(record.value()) instanceof Decoded.Rejected why) {
        rejected.merge(why.reason(), 1, Integer::sum);
      }
    }
    assertThat(rejected)
        .isEqualTo(Map.of(RejectionReason.NOT_JSON, 50, RejectionReason.OUT_OF_RANGE, 50));
  }

  @Test
  void startIdGoesOnWithTheRecordsThatWouldHaveFollowed() {
    stream("whole", "--rate", "0", "--records", "60", "--seed", "7");
    stream("halves", "--rate", "0", "--records", "30", "--seed", "7");
    stream("halves", "--rate", "0", "--records", "30", "--seed", "7", "--start-id", "30");

    assertThat(rows("halves")).isEqualTo(rows("whole"));
  }

  @Test
  void aStartIdThatLeavesTooFewRecordIdsIsRefusedBeforeAnythingIsSent() {
    String start = Long.toString(Long.MAX_VALUE - 7);

    assertThat(stream("late", "--rate", "0", "--start-id", start, "--records", "8")).isEqualTo(2);
    assertThat(stream("late", "--rate", "0", "--start-id", start, "--records", "7")).isZero();
    assertThat(envelopes("late").keySet()).hasSize(7);
  }

  @Test
  void theLocaleChangesTheExtrasOnly() {
    stream("english", "--rate", "0", "--records", "50");
    stream("japanese", "--rate", "0", "--records", "50", "--locale", "ja");

    Map<Long, Envelope> english = envelopes("english");
    Map<Long, Envelope> japanese = envelopes("japanese");
    assertThat(japanese).hasSize(50).hasSameSizeAs(english);
    japanese.forEach(
        (id, envelope) -> assertThat(envelope.values()).isEqualTo(english.get(id).values()));
    assertThat(japanese.values())
        .allSatisfy(
            envelope ->
                assertThat(String.join(" ", envelope.extras()))
                    .matches(".*[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}].*"));
  }

  @Test
  void aStreamWithoutEndStopsInGoodOrderOnASignal() throws Exception {
    Process stream = start("endless", "--rate", "200", "--json");
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> consumer.listTopics().containsKey("endless") && !read("endless").isEmpty());
    }
    // Process.destroy would also close the output that is read below
    stream.toHandle().destroy();

    JsonNode totals = totals(stream);
    assertThat(stream.waitFor(30, TimeUnit.SECONDS)).isTrue();
    // 128 + SIGTERM, as shells and orchestrators expect
    assertThat(stream.exitValue()).isEqualTo(143);
    assertThat(totals.get("produced").asInt()).isEqualTo(read("endless").size()).isPositive();
  }

  @Test
  void wrongSettingsEndWithACode() {
    assertThat(stream("never", "--corrupt", "1.5")).isEqualTo(2);
    assertThat(stream("never", "--rate", "-1")).isEqualTo(2);
    assertThat(stream("never", "--interval", "soon")).isEqualTo(2);
    assertThat(stream("never", "--locale", "?")).isEqualTo(2);
    assertThat(stream("never", "--compression", "rar")).isEqualTo(2);
    assertThat(stream("never", "--corrupt-kinds", "NOT_JSN")).isEqualTo(2);
    assertThat(stream("never", "--corrupt-kinds", "NOT_AVRO")).isEqualTo(2);
    assertThat(stream("never", "--value-format", "avro")).isEqualTo(2);
    assertThat(stream("never", "--drift", "nothing=+1sd@60s")).isEqualTo(2);
    assertThat(stream("never", "--compression", "none", "--corrupt", "0.1")).isEqualTo(2);
  }

  private int stream(String topic, String... more) {
    return Cli.run(new StreamCommand(), args(topic, more));
  }

  private String[] args(String topic, String... more) {
    List<String> args = new ArrayList<>(List.of("--dataset", DATASET, "--bootstrap", bootstrap));
    args.addAll(List.of("--topic", topic));
    args.addAll(Arrays.asList(more));
    return args.toArray(String[]::new);
  }

  private Process start(String topic, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("stream"));
    args.addAll(Arrays.asList(args(topic, more)));
    return GenerateProcess.of(args).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static JsonNode totals(Process stream) throws IOException {
    try (BufferedReader out = stream.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = out.lines().toList();
      return new ObjectMapper().readTree(lines.get(lines.size() - 1));
    }
  }

  private Map<Long, String> rows(String topic) {
    Map<Long, String> rows = new TreeMap<>();
    envelopes(topic)
        .forEach(
            (id, envelope) ->
                rows.put(
                    id, Arrays.toString(envelope.values()) + Arrays.toString(envelope.extras())));
    return rows;
  }

  private Map<Long, Envelope> envelopes(String topic) {
    Map<Long, Envelope> envelopes = new TreeMap<>();
    for (ConsumerRecord<String, byte[]> record : read(topic)) {
      Envelope envelope = ((Decoded.Accepted) codec.decode(record.value())).envelope();
      envelopes.put(envelope.recordId(), envelope);
    }
    return envelopes;
  }

  private List<ConsumerRecord<String, byte[]>> read(String topic) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map((PartitionInfo info) -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(o -> o).sum();
      while (records.size() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrap),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
