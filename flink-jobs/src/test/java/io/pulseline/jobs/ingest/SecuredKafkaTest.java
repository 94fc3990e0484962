package io.pulseline.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseline.embedded.junit.SecuredBroker;
import io.pulseline.jobs.records.CollectSink;
import io.pulseline.jobs.records.KafkaEnds;
import io.pulseline.jobs.records.Received;
import io.pulseline.jobs.records.RecordOptions;
import io.pulseline.jobs.records.RecordSettings;
import io.pulseline.kafka.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.apache.flink.testutils.junit.SharedReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A job with the properties of docs/secured-kafka.md, at a broker that takes nothing less. */
class SecuredKafkaTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

  @RegisterExtension final SharedObjectsExtension shared = SharedObjectsExtension.create();

  @Test
  void recordsAndDeadLettersTravelOverTlsWithAPassword(@TempDir Path folder) throws Exception {
    SharedReference<List<Received>> rows = shared.add(new CopyOnWriteArrayList<>());
    try (var broker = new SecuredBroker(folder)) {
      RecordSettings settings = settings(broker);
      KafkaEnds ends = new KafkaEnds(settings, "ingest-secured");
      ends.ensureTopics();
      try (Records records = new Records(settings.kafka(), settings.topics().title())) {
        records.send(records.visit(1, Instant.EPOCH));
        records.send("bad", "{}");
      }
      JobClient job = start(ends, rows);

      await().atMost(PATIENCE).until(() -> rows.get().size() == 1);
      await().atMost(PATIENCE).until(() -> !deadLetters(settings).isEmpty());
      job.cancel().get();
      assertThat(rows.get()).extracting(row -> row.envelope().recordId()).containsExactly(1L);
      assertThat(deadLetters(settings)).containsExactly("{}");
    }
  }

  private static RecordSettings settings(SecuredBroker broker) throws Exception {
    var options = new RecordOptions();
    new CommandLine(options)
        .parseArgs(
            "--dataset",
            Ingest.DATASET,
            "--bootstrap",
            broker.bootstrap(),
            "--kafka-config",
            broker.config(broker.password()).toString());
    return options.settings();
  }

  private static JobClient start(KafkaEnds ends, SharedReference<List<Received>> rows)
      throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(1);
    env.enableCheckpointing(200);
    IngestJob.defineTopology(
        env,
        ends.source(),
        ends.records().format(),
        Optional.of(new IngestTopologyTest.TakesAll()),
        Optional.of(new CollectSink<>(rows)),
        ends.deadLetters());
    return env.executeAsync();
  }

  private static List<String> deadLetters(RecordSettings settings) {
    List<String> letters = new ArrayList<>();
    try (var reader = TopicReader.ofCommitted(settings.kafka(), settings.deadLetterTopic())) {
      reader.read(
          Map.of(), reader.ends(), letter -> letters.add(new String(letter.value(), UTF_8)));
    }
    return letters;
  }
}
