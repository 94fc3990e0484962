package io.pulseline.observe.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Datasets;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicShape;
import io.pulseline.kafka.Topics;
import io.pulseline.observe.Stores;
import io.pulseline.storage.S3Settings;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EmbeddedServers(ServerKind.KAFKA)
class RecordsTopicTest {
  @TempDir private Path cache;

  @Test
  void readsTheRecordsAndNotTheEndsOfTransactions(KafkaServer server) throws Exception {
    KafkaSettings kafka = KafkaSettings.of(server.bootstrap());
    Stores stores = stores(kafka);
    try (Topics topics = new Topics(kafka)) {
      topics.ensureRecords(stores.recordsTopic(), TopicShape.of(1));
    }
    replay(kafka, stores.recordsTopic());
    replay(kafka, stores.recordsTopic());

    try (RecordsTopic topic = new RecordsTopic(stores)) {
      assertThat(topic.size()).isEqualTo(4);
      assertThat(topic.read().rows()).isEqualTo(2);
    }
  }

  /** One record in a transaction of its own. */
  private static void replay(KafkaSettings kafka, String topic) throws Exception {
    Map<String, Object> settings = kafka.producer();
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "replay");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, new byte[] {1})).get();
      producer.commitTransaction();
    }
  }

  private Stores stores(KafkaSettings kafka) {
    return new Stores(
        Datasets.load("heart-disease"),
        kafka,
        "http://127.0.0.1:1",
        cache.toString(),
        S3Settings.of(""),
        cache,
        false);
  }
}
