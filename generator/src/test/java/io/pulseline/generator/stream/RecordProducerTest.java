package io.pulseline.generator.stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicShape;
import io.pulseline.kafka.Topics;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@EmbeddedServers(ServerKind.KAFKA)
class RecordProducerTest {

  @Test
  void aBrokerThatStaysAwayFailsTheStreamAtTheFirstUnsentRecord(KafkaServer kafka) {
    KafkaSettings brokers = KafkaSettings.of(kafka.bootstrap());
    try (Topics topics = new Topics(brokers)) {
      topics.ensureRecords("outage", TopicShape.of(4));
    }
    ProducerSettings settings = new ProducerSettings(brokers, null, Duration.ofSeconds(3));
    try (RecordProducer producer = new RecordProducer(settings, "outage", 0)) {
      for (int id = 0; id < 100; id++) {
        producer.send(item(id));
      }
      producer.flush();
      kafka.kill();

      assertThatThrownBy(
              () -> {
                for (int id = 100; id < 200; id++) {
                  producer.send(item(id));
                }
                producer.flush();
              })
          .isInstanceOf(UserException.class)
          .hasMessageContaining("record 100 could not be sent to topic outage")
          .hasMessageContaining("--start-id 100");
    }
  }

  private static RecordSource.Item item(long id) {
    return new RecordSource.Item(id, new byte[100], null);
  }
}
