package io.pulseline.jobs.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicShape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which records a job reads, of a real broker. */
@EmbeddedServers(ServerKind.KAFKA)
class KafkaEndsTest {
  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

  private KafkaSettings kafka;
  private Duration transactions = Duration.ofMinutes(15);

  @BeforeEach
  void connect(KafkaServer server) {
    kafka = KafkaSettings.of(server.bootstrap());
  }

  @Test
  void allTopicsOfAPatternAreReadAndEachRecordKnowsItsOwn() throws Exception {
    KafkaEnds ends = ends(TopicSelection.matching("ends-[ab]"), StartFrom.EARLIEST);
    for (String topic : List.of("ends-a", "ends-b", "ends-c")) {
      ends(TopicSelection.of(List.of(topic)), StartFrom.EARLIEST).ensureTopics();
      send(topic, 1);
    }
    assertThat(read(ends, 2)).containsExactlyInAnyOrder("ends-a-0-0", "ends-b-0-0");
  }

  @Test
  void aStartInTimeLeavesOutWhatIsOlder() throws Exception {
    TopicSelection topic = TopicSelection.of(List.of("ends-time"));
    StartFrom third = new StartFrom(StartFrom.Kind.TIMESTAMP, Instant.ofEpochMilli(2));
    ends(topic, third).ensureTopics();
    send("ends-time", 4);
    assertThat(read(ends(topic, third), 2)).containsExactly("ends-time-0-2", "ends-time-0-3");
  }

  @Test
  void whereCommittedOffsetsAreGoneTheFirstRecordsThatAreLeftAreRead() throws Exception {
    TopicSelection topic = TopicSelection.of(List.of("ends-gone"));
    KafkaEnds ends = ends(topic, new StartFrom(StartFrom.Kind.COMMITTED, null));
    ends.ensureTopics();
    send("ends-gone", 5);
    var partition = new TopicPartition("ends-gone", 0);
    try (Admin admin = Admin.create(kafka.admin())) {
      admin
          .alterConsumerGroupOffsets("pulseline-test", Map.of(partition, new OffsetAndMetadata(1)))
          .all()
          .get();
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(3))).all().get();
    }
    assertThat(read(ends, 2)).containsExactly("ends-gone-0-3", "ends-gone-0-4");
  }

  @Test
  void aTransactionLongerThanTheBrokersAllowIsRefusedAtTheStart() {
    transactions = Duration.ofMinutes(16);
    KafkaEnds ends = ends(TopicSelection.of(List.of("ends-long")), StartFrom.EARLIEST);
    assertThatThrownBy(ends::ensureTopics)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--transaction-timeout of 960 s is more than the 900 s");
  }

  private KafkaEnds ends(TopicSelection topics, StartFrom start) {
    return new KafkaEnds(
        new RecordSettings(
            Datasets.load("heart-disease"),
            kafka,
            topics,
            start,
            "letters-of-ends",
            TopicShape.of(1),
            Optional.empty(),
            transactions),
        "test");
  }

  private void send(String topic, int records) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < records; i++) {
        producer.send(new ProducerRecord<>(topic, 0, (long) i, null, "{}".getBytes(UTF_8))).get();
      }
    }
  }

  private static List<String> read(KafkaEnds ends, int records) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(1);
    return env
        .fromSource(ends.source(), WatermarkStrategy.noWatermarks(), "records")
        .executeAndCollect(records)
        .stream()
        .map(record -> record.position().toString())
        .toList();
  }
}
