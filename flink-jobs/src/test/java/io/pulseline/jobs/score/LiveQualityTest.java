package io.pulseline.jobs.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.prediction.Quality;
import io.pulseline.jobs.elasticsearch.Document;
import io.pulseline.jobs.records.CollectSink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LiveQualityTest {
  @RegisterExtension static final MiniClusterExtension FLINK = TwoSlots.flink();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final int RECORDS = 20_000;

  @RegisterExtension final SharedObjectsExtension shared = SharedObjectsExtension.create();

  /** 10,000 of each of two versions over ten hours; of the second, every fifth label is wrong. */
  private static Outcome outcome(long number) {
    boolean second = number % 2 == 1;
    boolean right = !second || number / 2 % 5 != 0;
    return new Outcome(
        second ? "v_2" : "v_1",
        second ? "v_1" : "",
        number * 10 * HOUR / RECORDS,
        true,
        right,
        right ? 0 : -1,
        new float[] {right ? 0.9f : 0.1f},
        second,
        right ? null : new Quality.Example("shop.records-0-" + number, "bought", "left"));
  }

  @Test
  void everyVersionHasOneDocumentAWindowWithAllOfItsRecordsWhicheverSubtaskSawThem()
      throws Exception {
    var documents = shared.<List<Document>>add(new CopyOnWriteArrayList<>());
    Configuration conf = new Configuration();
    conf.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(conf);
    env.setParallelism(2);
    env.enableCheckpointing(50);
    var outcomes =
        env.fromSource(
            new DataGeneratorSource<>(
                LiveQualityTest::outcome, RECORDS, TypeInformation.of(Outcome.class)),
            WatermarkStrategy.noWatermarks(),
            "outcomes");
    LiveQuality.of(outcomes, Duration.ofHours(1)).sinkTo(new CollectSink<>(documents));
    env.execute();

    Map<String, JsonNode> last = new TreeMap<>();
    for (Document document : documents.get()) {
      last.put(document.id(), JSON.readTree(document.json()));
    }
    assertThat(last).hasSize(20);
    assertThat(last).allSatisfy((id, json) -> isRight((ObjectNode) json));
  }

  private static void isRight(ObjectNode quality) {
    boolean second = quality.get(Quality.VERSION).asText().equals("v_2");
    assertThat(quality.get(Quality.LABELLED).asLong()).isEqualTo(1_000);
    assertThat(quality.get(Quality.ACCURACY).asDouble()).isEqualTo(second ? 0.8 : 1);
    assertThat(quality.get(Quality.COMPARED).asLong()).isEqualTo(second ? 1_000 : 0);
    assertThat(quality.get(Quality.DISAGREED).asLong()).isEqualTo(second ? 200 : 0);
    assertThat(quality.get(Quality.EXAMPLES)).hasSize(second ? 10 : 0);
    assertThat(quality.has(Quality.AGAINST)).isEqualTo(second);
  }
}
