package io.pulseline.generator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseline.cli.Cli;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.generator.GenerateProcess;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicShape;
import io.pulseline.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EmbeddedServers(ServerKind.KAFKA)
class ResumeTest {
  private static final String DATASET = Datasets.builtIn().get(0);

  @Test
  void afterAnOutageBeyondTheTimeoutStartIdGoesOnWithoutGapOrDuplicate(
      KafkaServer kafka, @TempDir Path folder) throws Exception {
    long records = 60_000;
    Path errors = folder.resolve("errors");
    Process stream =
        start(
            errors,
            kafka,
            "broken",
            "--rate",
            "6000",
            "--records",
            String.valueOf(records),
            "--corrupt",
            "0.001",
            "--delivery-timeout",
            "2s");
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> recordIds(kafka, "broken").size() > 5000);
    kafka.kill();
    assertThat(stream.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(stream.exitValue()).isEqualTo(2);
    Matcher message =
        Pattern.compile("error: record (\\d+) could not be sent .* go on with --start-id (\\d+)")
            .matcher(Files.readString(errors));
    assertThat(message.find()).isTrue();
    assertThat(message.group(1)).isEqualTo(message.group(2));
    long first = Long.parseLong(message.group(2));

    kafka.restart();
    int code =
        run(
            kafka,
            "broken",
            "--rate",
            "0",
            "--start-id",
            String.valueOf(first),
            "--records",
            String.valueOf(records - first));

    assertThat(code).isZero();
    assertThat(recordIds(kafka, "broken")).isEqualTo(LongStream.range(0, records).boxed().toList());
  }

  @Test
  void recordsThatWereWrittenAfterTheFirstUnsentOneAreNotSentAgain(KafkaServer kafka)
      throws Exception {
    KafkaSettings brokers = KafkaSettings.of(kafka.bootstrap());
    try (Topics topics = new Topics(brokers)) {
      topics.ensureRecords("holes", TopicShape.of(4));
    }
    ProducerSettings settings = new ProducerSettings(brokers, null, Duration.ofSeconds(10));
    // One partition stopped at 3000, the others went on
    put(settings, "holes", IntStream.range(0, 9000).filter(id -> id < 3000 || id % 4 != 0));
    // A resumed stream that ended early itself: the disorder that a second one finds
    put(settings, "holes", IntStream.range(3000, 4000).filter(id -> id % 4 == 0));

    assertThat(run(kafka, "holes", "--rate", "0", "--start-id", "4000", "--records", "6000"))
        .isZero();

    assertThat(recordIds(kafka, "holes")).isEqualTo(LongStream.range(0, 10_000).boxed().toList());
  }

  @Test
  void farBehindTheEndOfTheTopicIsFoundAsWell(KafkaServer kafka) {
    assertThat(run(kafka, "long", "--rate", "0", "--records", "200000")).isZero();
    assertThat(run(kafka, "long", "--rate", "0", "--start-id", "10", "--records", "200000"))
        .isZero();
    assertThat(recordIds(kafka, "long")).isEqualTo(LongStream.range(0, 200_010).boxed().toList());
  }

  private static void put(ProducerSettings settings, String topic, IntStream ids) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            settings.properties(), new ByteArraySerializer(), new ByteArraySerializer())) {
      ids.forEach(
          id -> {
            byte[] key = String.valueOf(id).getBytes(StandardCharsets.UTF_8);
            var unused = producer.send(new ProducerRecord<>(topic, id % 4, key, new byte[] {'x'}));
          });
    }
  }

  private static int run(KafkaServer kafka, String topic, String... more) {
    return Cli.run(new StreamCommand(), args(kafka, topic, more).toArray(String[]::new));
  }

  private static Process start(Path errors, KafkaServer kafka, String topic, String... more)
      throws Exception {
    List<String> args = new ArrayList<>(List.of("stream"));
    args.addAll(args(kafka, topic, more));
    return GenerateProcess.of(args)
        .redirectError(errors.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static List<String> args(KafkaServer kafka, String topic, String... more) {
    List<String> args = new ArrayList<>(List.of("--dataset", DATASET));
    args.addAll(List.of("--bootstrap", kafka.bootstrap(), "--topic", topic));
    args.addAll(Arrays.asList(more));
    return args;
  }

  private static List<Long> recordIds(KafkaServer kafka, String topic) {
    return RecordIds.of(KafkaSettings.of(kafka.bootstrap()), topic);
  }
}
