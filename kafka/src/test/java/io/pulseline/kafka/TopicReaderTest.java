package io.pulseline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EmbeddedServers(ServerKind.KAFKA)
class TopicReaderTest {
  private final List<String> seen = new ArrayList<>();
  private KafkaSettings kafka;

  @BeforeEach
  void connect(KafkaServer server) {
    kafka = KafkaSettings.of(server.bootstrap());
  }

  @Test
  void readsEachPartitionFromItsOffsetToItsEnd() {
    SmallTopic.create(kafka, "pieces", 3).write(0, 5, 1).write(1, 3, 1);
    try (TopicReader reader = TopicReader.ofAll(kafka, "pieces")) {
      assertThat(reader.ends()).isEqualTo(Map.of(0, 5L, 1, 3L, 2, 0L));
      reader.read(Map.of(0, 1L), Map.of(0, 4L, 1, 2L), this::see);
    }
    assertThat(seen).containsExactlyInAnyOrder("0@1", "0@2", "0@3", "1@0", "1@1");
  }

  @Test
  void goesOnWhereItStoppedBefore() {
    SmallTopic topic = SmallTopic.create(kafka, "growing", 1).write(0, 2, 1);
    try (TopicReader reader = TopicReader.ofCommitted(kafka, "growing")) {
      Map<Integer, Long> first = reader.ends();
      reader.read(Map.of(), first, this::see);
      topic.write(0, 1, 1);
      reader.read(first, reader.ends(), this::see);
    }
    assertThat(seen).containsExactly("0@0", "0@1", "0@2");
  }

  @Test
  void whatIsNotCommittedIsSeenByOneReaderAndNotByTheOther() {
    SmallTopic topic = SmallTopic.create(kafka, "open", 1).write(0, 2, 1);
    try (var transaction = topic.openTransaction(0, 3);
        TopicReader committed = TopicReader.ofCommitted(kafka, "open");
        TopicReader all = TopicReader.ofAll(kafka, "open")) {
      assertThat(committed.ends()).isEqualTo(Map.of(0, 2L));
      assertThat(all.ends()).isEqualTo(Map.of(0, 5L));

      transaction.abortTransaction();
      committed.read(Map.of(), committed.ends(), this::see);
    }
    assertThat(seen).containsExactly("0@0", "0@1");
  }

  @Test
  void recordsThatRetentionTookAreNotWaitedFor() throws Exception {
    SmallTopic.create(kafka, "old", 1).write(0, 10, 1);
    try (Admin admin = Admin.create(kafka.admin())) {
      var partition = new TopicPartition("old", 0);
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(7))).all().get();
    }
    try (TopicReader reader = TopicReader.ofAll(kafka, "old")) {
      assertThat(reader.beginnings()).isEqualTo(Map.of(0, 7L));
      reader.read(Map.of(), Map.of(0, 5L), this::see);
      assertThat(seen).isEmpty();
      reader.read(Map.of(), reader.ends(), this::see);
    }
    assertThat(seen).containsExactly("0@7", "0@8", "0@9");
  }

  @Test
  void aTopicThatIsNotThereIsEmptyAndStaysAway() {
    try (TopicReader reader = TopicReader.ofAll(kafka, "nowhere")) {
      assertThat(reader.ends()).isEmpty();
      reader.read(Map.of(), reader.ends(), this::see);
      assertThat(reader.beginnings()).isEmpty();
    }
    assertThat(seen).isEmpty();
  }

  private void see(ConsumerRecord<byte[], byte[]> record) {
    seen.add(record.partition() + "@" + record.offset());
  }
}
