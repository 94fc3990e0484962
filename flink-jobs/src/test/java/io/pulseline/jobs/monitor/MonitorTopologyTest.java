package io.pulseline.jobs.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.monitor.Alert;
import io.pulseline.contract.schema.MessageKind;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.SchemaRegistryServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.jobs.elasticsearch.Document;
import io.pulseline.jobs.monitor.drift.DriftLimits;
import io.pulseline.jobs.records.CollectSink;
import io.pulseline.jobs.records.Received;
import io.pulseline.jobs.records.RecordFormat;
import io.pulseline.schemas.MessageSchemas;
import io.pulseline.schemas.SchemaRegistry;
import io.pulseline.schemas.SchemaRegistrySettings;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.apache.flink.testutils.junit.SharedReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole job on two subtasks, from records in memory to lists. */
@EmbeddedServers(ServerKind.SCHEMA_REGISTRY)
class MonitorTopologyTest {
  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder().setNumberSlotsPerTaskManager(2).build());

  @RegisterExtension final SharedObjectsExtension shared = SharedObjectsExtension.create();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2020-03-01T12:00:00Z");
  private static final int RECORDS = 4_000;
  private static final int RECORDS_A_MINUTE = 1_000;
  private static final int GARBAGE_EVERY = 100;

  private static final MonitorSettings SETTINGS =
      new MonitorSettings(
          new Windows(Duration.ofMinutes(1), Duration.ofMinutes(1)),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          DriftLimits.DEFAULTS);

  private SharedReference<List<Document>> documents;
  private SharedReference<List<Alert>> alerts;

  @BeforeEach
  void makeSinks() {
    documents = shared.add(new CopyOnWriteArrayList<>());
    alerts = shared.add(new CopyOnWriteArrayList<>());
  }

  /** What stands in Kafka for a visit. */
  private interface Written extends Serializable {
    Received visit(int partition, long millis, double... values);
  }

  /** Four minutes of visits; in the last two a standard deviation more is spent. */
  private static GeneratorFunction<Long, Received> visits(Written even, Written odd) {
    return number -> {
      if (number % GARBAGE_EVERY == 0) {
        return Visits.garbage();
      }
      long millis = START.toEpochMilli() + number * 60_000 / RECORDS_A_MINUTE;
      double shift = number < RECORDS / 2 ? 0 : 1;
      // The numbers of neighbouring seeds begin alike
      Random random = new Random(number * 0x9E3779B97F4A7C15L);
      Written form = number % 2 == 0 ? even : odd;
      return form.visit((int) (number % 4), millis, Visits.values(random, shift));
    };
  }

  @Test
  void countsEveryRecordOnceAndRaisesWhatDrifts() throws Exception {
    StreamExecutionEnvironment env = environment();
    define(env);
    env.execute();

    assertEveryRecordCountedAndTheDriftRaised();
  }

  @Test
  void recordsInAvroAmongThoseInJsonCountLikeThem(SchemaRegistryServer server) throws Exception {
    var schemas = SchemaRegistrySettings.of(server.url());
    int schema =
        new SchemaRegistry(schemas)
            .register("monitored", MessageSchemas.avro(Visits.DATASET, MessageKind.RECORD));
    StreamExecutionEnvironment env = environment();
    define(
        env,
        visits(
            Visits::received,
            (partition, millis, values) -> Visits.inAvro(schema, partition, millis, values)),
        new RecordFormat(DatasetYaml.write(Visits.DATASET), schemas));
    env.execute();

    assertEveryRecordCountedAndTheDriftRaised();
  }

  private void assertEveryRecordCountedAndTheDriftRaised() {
    assertThat(ofStream("accepted")).hasSize(4);
    assertThat(sum(ofStream("accepted"))).isEqualTo(RECORDS - RECORDS / GARBAGE_EVERY);
    assertThat(sum(ofStream("rejected"))).isEqualTo(RECORDS / GARBAGE_EVERY);
    assertThat(windows("/feature/")).hasSize(4 * Visits.DATASET.features().size());
    assertThat(alerts.get()).extracting(Alert::feature).containsExactly("spent");
    assertThat(alerts.get().get(0).windowStart()).isEqualTo(START.plusSeconds(120));
  }

  @Test
  void everyStepHasAUidThatItsStateIsFoundBy() {
    StreamExecutionEnvironment env = environment();
    define(env);

    assertThat(env.getStreamGraph().getStreamNodes())
        .extracting(StreamNode::getTransformationUID)
        .doesNotContainNull()
        .contains("records", "decode", "event-time", "observe", "gather", "judge");
  }

  private static StreamExecutionEnvironment environment() {
    Configuration conf = new Configuration();
    conf.set(PipelineOptions.GENERIC_TYPES, false);
    conf.set(PipelineOptions.OBJECT_REUSE, true);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(conf);
    env.setParallelism(2);
    return env;
  }

  private void define(StreamExecutionEnvironment env) {
    define(
        env,
        visits(Visits::received, Visits::received),
        RecordFormat.json(DatasetYaml.write(Visits.DATASET)));
  }

  private void define(
      StreamExecutionEnvironment env,
      GeneratorFunction<Long, Received> visits,
      RecordFormat format) {
    DataStream<byte[]> models =
        env.fromData(
                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO, Visits.written("v_1", 0))
            .uid("models");
    MonitorJob.defineTopology(
        env,
        new DataGeneratorSource<>(
            visits,
            RECORDS,
            // The model goes first, by far
            RateLimiterStrategy.perSecond(RECORDS / 2.0),
            TypeInformation.of(Received.class)),
        models,
        format,
        SETTINGS,
        new CollectSink<>(documents),
        new CollectSink<>(alerts));
  }

  private List<Integer> ofStream(String field) {
    return windows("/stream/").stream().map(window -> window.path(field).asInt()).toList();
  }

  private static int sum(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).sum();
  }

  private List<JsonNode> windows(String kind) {
    return documents.get().stream()
        .filter(document -> document.id().contains(kind))
        .map(MonitorTopologyTest::fields)
        .toList();
  }

  private static JsonNode fields(Document document) {
    try {
      return JSON.readTree(document.json());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(document.json(), e);
    }
  }
}
