package io.pulseline.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.jobs.records.CollectSink;
import io.pulseline.jobs.records.Origins;
import io.pulseline.jobs.records.Received;
import io.pulseline.jobs.records.RecordFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.apache.flink.testutils.junit.SharedReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The steps between Kafka and the sinks, on records in memory. */
class IngestTopologyTest {
  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

  @RegisterExtension final SharedObjectsExtension shared = SharedObjectsExtension.create();

  record TakesAll() implements AsyncFunction<Received, Received> {
    @Override
    public void asyncInvoke(Received record, ResultFuture<Received> result) {
      result.complete(List.of(record));
    }
  }

  private record Refuses() implements AsyncFunction<Received, Received> {
    @Override
    public void asyncInvoke(Received record, ResultFuture<Received> result) {
      result.complete(List.of(record.refused("REFUSED", "no room")));
    }
  }

  private SharedReference<List<Received>> rows;
  private SharedReference<List<Received>> letters;

  @BeforeEach
  void makeSinks() {
    rows = shared.add(new CopyOnWriteArrayList<>());
    letters = shared.add(new CopyOnWriteArrayList<>());
  }

  @Test
  void aRecordIsARowWithItsValuesInTheOrderOfTheColumns() throws Exception {
    run(new TakesAll(), visit(1, "\"spent\":12.5,\"age\":30,\"outcome\":\"bought\""));

    assertThat(rows.get()).singleElement().satisfies(IngestTopologyTest::isVisitOne);
    assertThat(letters.get()).isEmpty();
  }

  private static void isVisitOne(Received row) {
    assertThat(row.envelope().recordId()).isEqualTo(1);
    assertThat(row.envelope().values()).containsExactly(30, 12.5, Double.NaN, Double.NaN, 1);
  }

  @Test
  void aRecordThatIsNotWhatTheDescriptorSaysIsADeadLetterWithItsOwnBytes() throws Exception {
    run(new TakesAll(), "{}", visit(1, "\"age\":30,\"outcome\":\"left\""), visit(2, "\"age\":30"));

    assertThat(rows.get()).hasSize(1);
    assertThat(letters.get())
        .extracting(letter -> new String(letter.value(), UTF_8))
        .containsExactlyInAnyOrder("{}", visit(2, "\"age\":30"));
    assertThat(letters.get()).extracting(Received::reason).containsOnly("MISSING_FIELD");
  }

  @Test
  void aRecordThatTheIndexRefusesIsADeadLetterAndNoRow() throws Exception {
    run(new Refuses(), visit(1, "\"outcome\":\"left\""));

    assertThat(rows.get()).isEmpty();
    assertThat(letters.get())
        .singleElement()
        .extracting(Received::reason, Received::detail, Received::isRefused)
        .containsExactly("REFUSED", "no room", true);
  }

  @Test
  void withoutAnIndexARecordIsARowAllTheSame() throws Exception {
    run(Optional.empty(), "{}", visit(1, "\"outcome\":\"left\""));

    assertThat(rows.get()).extracting(row -> row.envelope().recordId()).containsExactly(1L);
    assertThat(letters.get()).extracting(Received::reason).containsExactly("MISSING_FIELD");
  }

  @Test
  void everyStepHasAUidThatItsStateIsFoundBy() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    define(env, Optional.of(new TakesAll()));

    assertThat(env.getStreamGraph().getStreamNodes())
        .extracting(StreamNode::getTransformationUID)
        .doesNotContainNull()
        .contains("records", "decode", "index", "route");
  }

  private void run(AsyncFunction<Received, Received> index, String... values) throws Exception {
    run(Optional.of(index), values);
  }

  private void run(Optional<AsyncFunction<Received, Received>> index, String... values)
      throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(1);
    define(env, index, values);
    env.execute();
  }

  private void define(
      StreamExecutionEnvironment env,
      Optional<AsyncFunction<Received, Received>> index,
      String... values) {
    IngestJob.defineTopology(
        env,
        source(values),
        RecordFormat.json(DatasetYaml.write(Ingest.dataset())),
        index,
        Optional.of(new CollectSink<>(rows)),
        new CollectSink<>(letters));
  }

  private static DataGeneratorSource<Received> source(String... values) {
    var records = new ArrayList<>(List.of(values));
    return new DataGeneratorSource<>(
        number ->
            Received.raw(Origins.at(number), null, records.get(number.intValue()).getBytes(UTF_8)),
        records.size(),
        TypeInformation.of(Received.class));
  }

  private static String visit(int id, String data) {
    return "{\"batch_number\":1,\"record_id\":"
        + id
        + ",\"timestamp\":\"2026-03-02T00:00:00Z\",\"data\":{"
        + data
        + "}}";
  }
}
