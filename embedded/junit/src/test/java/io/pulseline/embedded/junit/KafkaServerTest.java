package io.pulseline.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EmbeddedServers(ServerKind.KAFKA)
class KafkaServerTest {
  private final KafkaServer kafka;
  private final String topic = "t-" + UUID.randomUUID();

  KafkaServerTest(KafkaServer kafka) {
    this.kafka = kafka;
  }

  @BeforeEach
  void createTopic() throws Exception {
    try (Admin admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrap()))) {
      admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
    }
  }

  @Test
  void deliversWhatWasProduced() throws Exception {
    produce("one", Map.of());

    assertThat(consume(1)).containsExactly("one");
  }

  @Test
  void commitsATransaction() throws Exception {
    produce("one", Map.of("transactional.id", topic));

    assertThat(consume(1)).containsExactly("one");
  }

  @Test
  void keepsRecordsOverAKill() throws Exception {
    produce("before", Map.of());

    kafka.kill();
    kafka.restart();
    produce("after", Map.of());

    assertThat(consume(2)).containsExactlyInAnyOrder("before", "after");
  }

  @Test
  void refusesATopicThatNobodyCreated() {
    assertThatThrownBy(() -> send("no-such-topic", "x", Map.of("max.block.ms", 1_500)))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TimeoutException.class);
  }

  private void produce(String value, Map<String, Object> more) throws Exception {
    send(topic, value, more);
  }

  private void send(String to, String value, Map<String, Object> more) throws Exception {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", kafka.bootstrap());
    boolean transactional = more.containsKey("transactional.id");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      if (transactional) {
        producer.initTransactions();
        producer.beginTransaction();
      }
      producer.send(new ProducerRecord<>(to, value)).get();
      if (transactional) {
        producer.commitTransaction();
      }
    }
  }

  private List<String> consume(int count) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka.bootstrap(),
            "group.id",
            topic,
            "auto.offset.reset",
            "earliest",
            "isolation.level",
            "read_committed");
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(r -> values.add(r.value()));
                return values.size() >= count;
              });
    }
    return values;
  }
}
