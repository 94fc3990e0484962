package io.pulseline.generator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.cli.Cli;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.embedded.junit.SecuredBroker;
import io.pulseline.generator.GenerateProcess;
import io.pulseline.kafka.KafkaOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The properties of docs/secured-kafka.md against a broker that takes nothing less. */
class SecuredKafkaTest {
  @TempDir private static Path folder;
  private static SecuredBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = new SecuredBroker(folder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void recordsArriveOverTlsWithAPassword() throws IOException {
    Path config = broker.config(broker.password());
    assertThat(stream(config, "secured", "--records", "500")).isZero();
    assertThat(recordIds(config, "secured")).isEqualTo(LongStream.range(0, 500).boxed().toList());
  }

  @Test
  void theTopicIsReadBackWithTheSameProperties() throws IOException {
    Path config = broker.config(broker.password());
    assertThat(stream(config, "resumed", "--records", "300")).isZero();
    assertThat(stream(config, "resumed", "--records", "300", "--start-id", "100")).isZero();
    assertThat(recordIds(config, "resumed")).isEqualTo(LongStream.range(0, 400).boxed().toList());
  }

  @Test
  void aWrongPasswordEndsWithOneLineThatDoesNotTellIt() throws Exception {
    String wrong = "wr0ng-passw0rd";
    List<String> output = failure(broker.config(wrong));
    assertThat(output)
        .singleElement()
        .asString()
        .startsWith("error: Kafka at " + broker.bootstrap() + " does not let this client in")
        .contains("Invalid username or password", "mend login or certificates", "--kafka-config")
        .doesNotContain(wrong, broker.password());
  }

  @Test
  void aCertificateThatIsNotTrustedEndsWithOneLine() throws Exception {
    Path config = broker.config(broker.password());
    Files.writeString(config, Files.readString(config).replaceAll("(?m)^ssl[.]truststore.*$", ""));
    assertThat(failure(config))
        .singleElement()
        .asString()
        .startsWith("error: Kafka at " + broker.bootstrap() + " does not let this client in")
        .contains("certification path", "--kafka-config");
  }

  private static int stream(Path config, String topic, String... more) {
    return Cli.run(new StreamCommand(), args(config, topic, more).toArray(String[]::new));
  }

  /** All that the command says, as a process that must fail. */
  private static List<String> failure(Path config) throws Exception {
    List<String> args = new ArrayList<>(List.of("stream"));
    args.addAll(args(config, "never", "--records", "5"));
    Process stream = GenerateProcess.of(args).redirectErrorStream(true).start();
    try (var output = stream.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = output.lines().toList();
      assertThat(stream.waitFor()).isEqualTo(2);
      return lines;
    }
  }

  private static List<String> args(Path config, String topic, String... more) {
    List<String> args = new ArrayList<>(List.of("--dataset", Datasets.builtIn().get(0)));
    args.addAll(List.of("--bootstrap", broker.bootstrap(), "--topic", topic, "--rate", "0"));
    args.addAll(List.of("--kafka-config", config.toString()));
    args.addAll(Arrays.asList(more));
    return args;
  }

  private static List<Long> recordIds(Path config, String topic) {
    KafkaOptions options = new KafkaOptions();
    new CommandLine(options)
        .parseArgs("--bootstrap", broker.bootstrap(), "--kafka-config", config.toString());
    return RecordIds.of(options.settings(), topic);
  }
}
