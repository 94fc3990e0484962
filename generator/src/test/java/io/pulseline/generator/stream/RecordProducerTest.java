package io.pulseline.generator.stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@EmbeddedServers(ServerKind.KAFKA)
class RecordProducerTest {

  @Test
  void aBrokerThatStaysAwayFailsTheStreamAtTheFirstUnsentRecord(KafkaServer kafka) {
    KafkaSettings settings = KafkaSettings.of(kafka.bootstrap(), Duration.ofSeconds(3));
    new Topics(settings).createIfMissing("outage", 4, (short) 1);
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
