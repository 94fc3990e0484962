package io.pulseline.jobs.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.prediction.Prediction;
import io.pulseline.contract.schema.MessageKind;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.SchemaRegistryServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.jobs.elasticsearch.Document;
import io.pulseline.jobs.production.ReleaseSource;
import io.pulseline.jobs.records.CollectSink;
import io.pulseline.jobs.records.Origins;
import io.pulseline.jobs.records.Received;
import io.pulseline.jobs.records.RecordFormat;
import io.pulseline.jobs.score.ScoreJob.ScoreSettings;
import io.pulseline.jobs.score.ScoreJob.ScoreSinks;
import io.pulseline.schemas.AvroEncoder;
import io.pulseline.schemas.MessageSchemas;
import io.pulseline.schemas.SchemaRegistry;
import io.pulseline.schemas.SchemaRegistrySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.apache.flink.testutils.junit.SharedReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The steps between Kafka and the sinks, with a registry in a folder. */
@EmbeddedServers(ServerKind.SCHEMA_REGISTRY)
class ScoreTopologyTest {
  @RegisterExtension static final MiniClusterExtension FLINK = TwoSlots.flink();

  @RegisterExtension final SharedObjectsExtension shared = SharedObjectsExtension.create();

  private static final Instant TIME = Instant.parse("2026-03-02T00:00:00Z");

  @TempDir Path folder;

  private Shop shop;
  private SharedReference<List<Prediction>> predictions;
  private SharedReference<List<Document>> documents;
  private SharedReference<List<Document>> quality;

  @BeforeEach
  void open() throws Exception {
    shop = new Shop(folder);
    predictions = shared.add(new CopyOnWriteArrayList<>());
    documents = shared.add(new CopyOnWriteArrayList<>());
    quality = shared.add(new CopyOnWriteArrayList<>());
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void everyRecordIsScoredOnceAndEachPartitionChangesItsVersionOnce() throws Exception {
    long records = 2_000;
    shop.promote("v_1", 0);
    JobClient job = start(records, 1_000);
    await().until(() -> predictions.get().size() > 100);
    shop.promote("v_2", 1);
    await().atMost(Duration.ofSeconds(30)).until(() -> predictions.get().size() == records);
    job.cancel().get();

    assertThat(predictions.get())
        .extracting(Prediction::offset)
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, records).boxed().toList());
    predictions.get().stream()
        .collect(Collectors.groupingBy(Prediction::partition))
        .forEach((partition, scored) -> changesOnce(scored));
    assertThat(documents.get()).hasSize((int) records);
  }

  private static void changesOnce(List<Prediction> partition) {
    assertThat(partition)
        .isSortedAccordingTo(Comparator.comparingLong(Prediction::offset))
        .isSortedAccordingTo(Comparator.comparing(Prediction::version))
        .extracting(Prediction::version)
        .contains("v_1", "v_2");
  }

  @Test
  void recordsWaitUntilSomethingIsInProduction() throws Exception {
    JobClient job = start(10, 1_000);
    await().until(() -> job.getJobStatus().get() == JobStatus.RUNNING);
    assertThat(predictions.get()).isEmpty();
    shop.promote("v_1", 0);

    await().atMost(Duration.ofSeconds(20)).until(() -> predictions.get().size() == 10);
    job.cancel().get();
  }

  /** Every visit comes twice, in JSON and in Avro. */
  @Test
  void aRecordInAvroGetsThePredictionOfTheSameInJson(SchemaRegistryServer server) throws Exception {
    Dataset dataset = shop.dataset();
    var schemas = SchemaRegistrySettings.of(server.url());
    int schema =
        new SchemaRegistry(schemas)
            .register("scored", MessageSchemas.avro(dataset, MessageKind.RECORD));
    String descriptor = shop.registry().descriptor();
    long records = 200;
    shop.promote("v_1", 0);
    JobClient job =
        start(
            records,
            1_000,
            number -> number % 2 == 0 ? visit(number / 2) : inAvro(descriptor, schema, number / 2),
            new RecordFormat(descriptor, schemas));
    await().atMost(Duration.ofSeconds(20)).until(() -> predictions.get().size() == records);
    job.cancel().get();

    assertThat(
            predictions.get().stream()
                .collect(
                    Collectors.groupingBy(
                        Prediction::recordId,
                        Collectors.mapping(
                            ScoreTopologyTest::answer, Collectors.toUnmodifiableSet()))))
        .hasSize((int) records / 2)
        .allSatisfy((visit, answers) -> assertThat(answers).hasSize(1));
  }

  private static String answer(Prediction prediction) {
    return prediction.label() + " " + Arrays.toString(prediction.probabilities());
  }

  @Test
  void everyStepHasAUidThatItsStateIsFoundBy() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    define(
        env,
        source(1, 1, ScoreTopologyTest::visit),
        RecordFormat.json(shop.registry().descriptor()));

    assertThat(env.getStreamGraph().getStreamNodes())
        .extracting(StreamNode::getTransformationUID)
        .doesNotContainNull()
        .contains("records", "production", "shadow", "score", "windows");
  }

  private JobClient start(long records, double rate) throws Exception {
    return start(
        records, rate, ScoreTopologyTest::visit, RecordFormat.json(shop.registry().descriptor()));
  }

  private JobClient start(
      long records, double rate, GeneratorFunction<Long, byte[]> values, RecordFormat format)
      throws Exception {
    Configuration conf = new Configuration();
    conf.set(PipelineOptions.GENERIC_TYPES, false);
    conf.set(PipelineOptions.OBJECT_REUSE, true);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(conf);
    env.setParallelism(2);
    env.enableCheckpointing(100);
    define(env, source(records, rate, values), format);
    return env.executeAsync();
  }

  private void define(
      StreamExecutionEnvironment env, DataGeneratorSource<Received> source, RecordFormat format) {
    var check = new FitsTheRecords(shop.registry().descriptor());
    ScoreJob.defineTopology(
        env,
        source,
        ReleaseSource.production(shop.registry(), check),
        ReleaseSource.shadow(shop.registry(), "", check),
        new ScoreSettings(format, shop.registry(), "shop.records", Duration.ofSeconds(1)),
        new ScoreSinks(
            new CollectSink<>(predictions),
            Optional.of(new CollectSink<>(documents)),
            new CollectSink<>(quality)));
  }

  /** Each half of the numbers is read by one subtask: they stand for partitions. */
  private static DataGeneratorSource<Received> source(
      long records, double rate, GeneratorFunction<Long, byte[]> values) {
    return new DataGeneratorSource<>(
        number ->
            Received.raw(
                Origins.at(number < records / 2 ? 0 : 1, number), null, values.map(number)),
        records,
        RateLimiterStrategy.perSecond(rate),
        TypeInformation.of(Received.class));
  }

  private static byte[] visit(long id) {
    return ("{\"batch_number\":1,\"record_id\":%d,\"timestamp\":\"%s\","
            + "\"data\":{\"age\":%d,\"outcome\":\"left\"}}")
        .formatted(id, TIME, 18 + id % 80)
        .getBytes(UTF_8);
  }

  private static byte[] inAvro(String descriptor, int schema, long id) {
    double[] values = {18 + id % 80, Double.NaN, Double.NaN, Double.NaN, 0};
    return new AvroEncoder(DatasetYaml.parse(descriptor, "shop-visits"), schema)
        .encode(new Envelope(1, id, TIME.toEpochMilli(), values, new String[] {null}));
  }
}
