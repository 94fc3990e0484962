package io.pulseline.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicShape;
import io.pulseline.kafka.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

@EmbeddedServers(ServerKind.KAFKA)
class RecordedDatasetsTest {
  @Test
  void namesTheDatasetsWhoseTopicsHoldRecords(KafkaServer server) throws Exception {
    KafkaSettings kafka = KafkaSettings.of(server.bootstrap());
    write(kafka, "visits.records", 1);
    write(kafka, "visits.dead-letters", 1);
    write(kafka, "asked-for.records", 0);

    assertThat(RecordedDatasets.in(kafka)).containsExactly("visits");
  }

  private static void write(KafkaSettings kafka, String topic, int records) throws Exception {
    try (Topics topics = new Topics(kafka);
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
      topics.ensureRecords(topic, TopicShape.of(2));
      for (int i = 0; i < records; i++) {
        producer.send(new ProducerRecord<>(topic, new byte[] {1})).get();
      }
    }
  }
}
