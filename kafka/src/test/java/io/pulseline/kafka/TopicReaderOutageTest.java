package io.pulseline.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@EmbeddedServers(ServerKind.KAFKA)
class TopicReaderOutageTest {
  @Test
  @Timeout(60)
  void aBrokerThatDiesInMidScanEndsTheScan(KafkaServer server) {
    KafkaSettings kafka = new KafkaSettings(server.bootstrap(), Map.of(), Duration.ofSeconds(4));
    // More than a consumer has in its buffers when the first record is handed on
    SmallTopic.create(kafka, "dying", 1).write(0, 400, 100_000);
    try (TopicReader reader = TopicReader.ofCommitted(kafka, "dying")) {
      SortedMap<Integer, Long> ends = reader.ends();
      AtomicBoolean killed = new AtomicBoolean();
      assertThatThrownBy(
              () ->
                  reader.read(
                      Map.of(),
                      ends,
                      record -> {
                        if (!killed.getAndSet(true)) {
                          server.kill();
                        }
                      }))
          .isInstanceOf(UserException.class)
          .hasMessageMatching(
              "Kafka at %s gives no more of topic dying: partition 0 stands at offset \\d+ of 400"
                      .formatted(server.bootstrap())
                  + " for 4 s; see whether its brokers run, then try again");
    }
  }
}
