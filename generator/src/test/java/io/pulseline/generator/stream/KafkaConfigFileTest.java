package io.pulseline.generator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaConfigFileTest {
  private static final String SASL =
      """
      security.protocol=SASL_SSL
      sasl.mechanism=SCRAM-SHA-512
      sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \
      username="u" password="s3cret";
      ssl.truststore.location=/nowhere/trust.p12
      ssl.truststore.password=s3cret
      linger.ms=20
      """;

  @TempDir private Path folder;

  @Test
  void securityGoesToEveryClientAndTuningToTheProducer() throws IOException {
    KafkaSettings settings = settings(SASL);
    for (Map<String, Object> client :
        List.of(settings.producer(), settings.admin(), settings.consumer())) {
      assertThat(client)
          .containsEntry("security.protocol", "SASL_SSL")
          .containsKeys("sasl.jaas.config", "ssl.truststore.location");
    }
    assertThat(settings.producer()).containsEntry("linger.ms", "20").containsEntry("acks", "all");
    assertThat(settings.admin()).doesNotContainKey("linger.ms");
    assertThat(settings.consumer()).doesNotContainKey("linger.ms");
  }

  @Test
  void aClientThatCannotBeSetUpTellsNoSecret() throws IOException {
    KafkaSettings settings = settings(SASL);
    assertThatThrownBy(() -> new RecordProducer(settings, "t", 0))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("trust.p12")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> new Topics(settings).createIfMissing("t", 1, (short) 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("trust.p12");
  }

  @Test
  void aPieceOfAPasswordThatKafkaQuotesIsHidden() throws IOException {
    KafkaSettings settings = settings(SASL.replace("s3cret\"", "half\" s3cret"));
    assertThatThrownBy(() -> new RecordProducer(settings, "t", 0))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("key '[hidden]' in JAAS config")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void unknownKeysAreErrorsWithAHintAndNoValue() {
    assertThatThrownBy(() -> settings("sasl.jaas.confg=s3cret"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("did you mean 'sasl.jaas.config'")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void theStreamsGuaranteesCannotBeSwitchedOff() {
    assertThatThrownBy(() -> settings("acks=1")).hasMessageContaining("'acks' cannot be set here");
    assertThatThrownBy(() -> settings("bootstrap.servers=x:1"))
        .hasMessageContaining("use --bootstrap");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> KafkaConfigFile.read(folder.resolve("none")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("none: cannot be read");
  }

  @Test
  void theCommandLinesCompressionCountsMoreThanTheFiles() throws IOException {
    KafkaSettings file = settings("compression.type=zstd");
    assertThat(file.producer()).containsEntry("compression.type", "zstd");
    assertThat(
            new KafkaSettings("127.0.0.1:1", file.more(), "gzip", Duration.ofSeconds(9)).producer())
        .containsEntry("compression.type", "gzip");
    assertThat(settings("").producer()).containsEntry("compression.type", "lz4");
  }

  private KafkaSettings settings(String properties) throws IOException {
    Path file = Files.writeString(folder.resolve("client.properties"), properties);
    return new KafkaSettings(
        "127.0.0.1:1", KafkaConfigFile.read(file), null, Duration.ofSeconds(9));
  }
}
