package io.pulseline.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaConfigFileTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("KAFKA_PASSWORD", "s3cret");
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
  void eachClientTakesWhatItKnows() throws IOException {
    KafkaSettings settings = settings(SASL);
    for (Map<String, Object> client :
        List.of(settings.producer(), settings.admin(), settings.consumer())) {
      assertThat(client)
          .containsEntry("security.protocol", "SASL_SSL")
          .containsKeys("sasl.jaas.config", "ssl.truststore.location");
    }
    assertThat(settings.producer()).containsEntry("linger.ms", "20");
    assertThat(settings.admin()).doesNotContainKey("linger.ms");
    assertThat(settings.consumer()).doesNotContainKey("linger.ms");
  }

  @Test
  void aClientThatCannotBeSetUpTellsNoSecret() throws IOException {
    KafkaSettings settings = settings(SASL);
    for (ThrowingCallable client :
        List.<ThrowingCallable>of(
            () -> new Topics(settings), () -> TopicReader.ofAll(settings, "t"))) {
      assertThatThrownBy(client)
          .isInstanceOf(UserException.class)
          .hasMessageContaining("trust.p12")
          .hasMessageNotContaining("s3cret");
    }
    assertThat(settings.toString()).contains("sasl.jaas.config").doesNotContain("s3cret");
  }

  @Test
  void aPieceOfAPasswordThatKafkaQuotesIsHidden() throws IOException {
    KafkaSettings settings = settings(SASL.replace("s3cret\"", "half\" s3cret"));
    assertThatThrownBy(() -> new Topics(settings))
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
  void whatPulselinesGuaranteesNeedCannotBeSet() {
    assertThatThrownBy(() -> settings("acks=1")).hasMessageContaining("'acks' cannot be set here");
    assertThatThrownBy(() -> settings("bootstrap.servers=x:1"))
        .hasMessageContaining("use --bootstrap");
  }

  @Test
  void aCommandMayKeepPropertiesForItsOwnOptions() {
    assertThatThrownBy(() -> settings("max.block.ms=1", Map.of("max.block.ms", "use --patience")))
        .hasMessageContaining("'max.block.ms' cannot be set here: use --patience");
  }

  @Test
  void aSecretMayStandInTheEnvironment() throws IOException {
    assertThat(settings("ssl.key.password=a${env:KAFKA_PASSWORD}b").more())
        .containsEntry("ssl.key.password", "as3cretb");
  }

  @Test
  void aMissingEnvironmentVariableIsSaidOfItsKey() {
    assertThatThrownBy(() -> settings("ssl.key.password=${env:KAFKA_PASSWROD}"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("'ssl.key.password' names an environment variable that is not set");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(
            () -> new KafkaConfigFile(folder.resolve("none"), Map.of(), ENVIRONMENT).read())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("none: cannot be read");
  }

  private KafkaSettings settings(String properties) throws IOException {
    return settings(properties, Map.of());
  }

  private KafkaSettings settings(String properties, Map<String, String> taken) throws IOException {
    Path file = Files.writeString(folder.resolve("client.properties"), properties);
    return new KafkaSettings("127.0.0.1:1", new KafkaConfigFile(file, taken, ENVIRONMENT).read());
  }
}
