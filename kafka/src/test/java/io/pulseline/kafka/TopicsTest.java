package io.pulseline.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.launch.FreePorts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

@EmbeddedServers(ServerKind.KAFKA)
class TopicsTest {
  @Test
  void aTopicIsCreatedOnceWithItsPartitionsAndItsLargestMessage(KafkaServer server)
      throws Exception {
    KafkaSettings kafka = KafkaSettings.of(server.bootstrap());
    try (Topics topics = new Topics(kafka);
        Admin admin = Admin.create(kafka.admin())) {
      assertThat(topics.ensureRecords("shaped", TopicShape.of(3))).isTrue();
      assertThat(topics.ensureRecords("shaped", TopicShape.of(5))).isFalse();
      topics.ensureDeadLetters("shaped-dead", TopicShape.of(1));

      assertThat(admin.describeTopics(List.of("shaped")).allTopicNames().get().get("shaped"))
          .satisfies(topic -> assertThat(topic.partitions()).hasSize(3));
      assertThat(largestMessage(admin, "shaped")).isEqualTo(2 << 20);
      assertThat(largestMessage(admin, "shaped-dead")).isEqualTo(16 << 20);
    }
  }

  @Test
  void moreCopiesThanBrokersAreRefusedWithTheTopicsName(KafkaServer server) {
    TopicShape tripled = new TopicShape(1, Optional.of((short) 3));
    try (Topics topics = new Topics(KafkaSettings.of(server.bootstrap()))) {
      assertThatThrownBy(() -> topics.ensureRecords("tripled", tripled))
          .isInstanceOf(UserException.class)
          .hasMessageContaining(server.bootstrap() + " cannot create topic tripled")
          .hasMessageContaining("replication");
    }
  }

  @Test
  void saysThatNoBrokerAnswers() {
    String nowhere = "127.0.0.1:" + FreePorts.one();
    assertThat(KafkaSettings.of(nowhere).answer()).isEqualTo(Duration.ofSeconds(10));
    KafkaSettings hasty = new KafkaSettings(nowhere, Map.of(), Duration.ofSeconds(2));
    try (Topics topics = new Topics(hasty)) {
      assertThatThrownBy(() -> topics.ensureRecords("t", TopicShape.of(1)))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("no Kafka broker answers at " + nowhere + " within 2 s");
    }
  }

  private static int largestMessage(Admin admin, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    String bytes =
        admin
            .describeConfigs(List.of(resource))
            .all()
            .get()
            .get(resource)
            .get("max.message.bytes")
            .value();
    return Integer.parseInt(bytes);
  }
}
