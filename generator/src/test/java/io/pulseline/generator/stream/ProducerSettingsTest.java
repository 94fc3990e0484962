package io.pulseline.generator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProducerSettingsTest {
  @Test
  void theCommandLinesCompressionCountsMoreThanTheFiles() {
    Map<String, String> file = Map.of("compression.type", "zstd");
    assertThat(properties(file, null)).containsEntry("compression.type", "zstd");
    assertThat(properties(file, "gzip")).containsEntry("compression.type", "gzip");
    assertThat(properties(Map.of(), null)).containsEntry("compression.type", "lz4");
  }

  @Test
  void theFileTunesButDoesNotWeaken() {
    assertThat(properties(Map.of("linger.ms", "20"), null))
        .containsEntry("linger.ms", "20")
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true);
  }

  private static Map<String, Object> properties(Map<String, String> file, String compression) {
    KafkaSettings kafka = new KafkaSettings("127.0.0.1:1", file);
    return new ProducerSettings(kafka, compression, Duration.ofSeconds(9)).properties();
  }
}
