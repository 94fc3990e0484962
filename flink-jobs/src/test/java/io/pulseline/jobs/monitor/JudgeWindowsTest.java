package io.pulseline.jobs.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.monitor.Alert;
import io.pulseline.contract.monitor.Alert.Change;
import io.pulseline.jobs.elasticsearch.Document;
import io.pulseline.jobs.monitor.drift.DriftLimits;
import io.pulseline.jobs.monitor.statistics.Baselines;
import io.pulseline.jobs.monitor.statistics.SliceCounter;
import io.pulseline.jobs.monitor.statistics.SliceStatistics;
import io.pulseline.jobs.monitor.statistics.Uncounted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JudgeWindowsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final OutputTag<Alert> ALERTS =
      new OutputTag<>("alerts", TypeInformation.of(Alert.class));
  private static final Baselines MODEL = Baselines.of(Visits.manifest("v_1", 0));
  private static final long MINUTE = 60_000;

  private final Random random = new Random(4);
  private final List<Alert> alerts = new ArrayList<>();
  private final List<Document> documents = new ArrayList<>();
  private KeyedOneInputStreamOperatorTestHarness<Integer, Partial, Document> judge =
      start(MINUTE, null);

  private static KeyedOneInputStreamOperatorTestHarness<Integer, Partial, Document> start(
      long slideMillis, OperatorSubtaskState state) {
    try {
      var harness =
          new KeyedOneInputStreamOperatorTestHarness<>(
              new KeyedProcessOperator<>(
                  new JudgeWindows(
                      DatasetYaml.write(Visits.DATASET),
                      new Windows(Duration.ofMinutes(1), Duration.ofMillis(slideMillis)),
                      DriftLimits.DEFAULTS,
                      ALERTS)),
              partial -> 0,
              Types.INT);
      if (state != null) {
        harness.initializeState(state);
      }
      harness.open();
      return harness;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() throws Exception {
    judge.close();
  }

  @Test
  void putsThePartsOfAllSubtasksTogether() throws Exception {
    part(MINUTE, visits(300, 0, MODEL));
    part(MINUTE, visits(200, 0, MODEL));
    pass(MINUTE);

    JsonNode spent = document("feature/spent");
    assertThat(spent.path("count").asInt() + spent.path("missing").asInt()).isEqualTo(500);
    assertThat(spent.path("window_start").asText()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(spent.path("finding").asText()).isEqualTo("steady");
    assertThat(spent.path("model_version").asText()).isEqualTo("v_1");
    assertThat(spent.path("bins")).hasSameSizeAs(spent.path("bin_counts")).hasSize(11);
    assertThat(spent.path("psi").asDouble()).isBetween(0.0, 0.1);
    assertThat(document("feature/country").path("bins").toString())
        .isEqualTo("[\"de\",\"fr\",\"no\",\"other\",\"missing\"]");
    assertThat(document("feature/country").has("mean")).isFalse();
  }

  @Test
  void tellsTheBalanceOfTheClassesAndTheStreamAsAWhole() throws Exception {
    SliceStatistics visits = visits(600, 0, MODEL);
    visits.add(new Uncounted(200, 7, 3));
    part(MINUTE, visits);
    pass(MINUTE);

    double shares =
        document("class/left").path("share").asDouble()
            + document("class/bought").path("share").asDouble();
    assertThat(shares).isEqualTo(1);
    JsonNode stream = document("stream/shop-visits");
    assertThat(stream.path("accepted").asInt()).isEqualTo(600);
    assertThat(stream.path("rejection_rate").asDouble()).isEqualTo(0.25);
    assertThat(stream.path("late").asInt()).isEqualTo(7);
    assertThat(stream.path("ahead").asInt()).isEqualTo(3);
    assertThat(stream.path("records_per_second").asDouble()).isEqualTo(10);
    assertThat(stream.path("lag_max_ms").asDouble()).isEqualTo(25);
  }

  @Test
  void saysNoBaselineWithoutAModel() throws Exception {
    part(MINUTE, visits(300, 0, null));
    pass(MINUTE);

    JsonNode country = document("feature/country");
    assertThat(country.path("finding").asText()).isEqualTo("no baseline");
    assertThat(country.has("psi")).isFalse();
    assertThat(country.path("bins").toString()).isEqualTo("[\"de\",\"fr\",\"no\",\"missing\"]");
    assertThat(document("feature/spent").path("bins")).isEmpty();
    assertThat(document("feature/spent").path("p50").asDouble()).isBetween(40.0, 60.0);
  }

  @Test
  void saysTooFewOfASmallWindow() throws Exception {
    part(MINUTE, visits(99, 3, MODEL));
    pass(MINUTE);

    assertThat(document("feature/spent").path("finding").asText()).isEqualTo("too few");
    assertThat(alerts).isEmpty();
  }

  @Test
  void raisesAnAlertOnceAndClearsItWhenAllIsCalmAgain() throws Exception {
    minute(1, 0);
    minute(2, 1);
    minute(3, 1);
    minute(4, 0);
    minute(5, 0);
    assertThat(document("feature/spent").path("finding").asText()).isEqualTo("drifting");
    minute(6, 0);

    assertThat(alerts).extracting(Alert::feature).containsExactly("spent", "spent");
    assertThat(alerts).extracting(Alert::change).containsExactly(Change.RAISED, Change.CLEARED);
    Alert raised = alerts.get(0);
    assertThat(raised.windowStart()).isEqualTo(Instant.ofEpochMilli(MINUTE));
    assertThat(raised.psi()).isGreaterThan(0.5);
    assertThat(raised.ks()).isBetween(0.3, 0.5);
    assertThat(raised.pValue()).isLessThan(1e-6);
    assertThat(raised.modelVersion()).isEqualTo("v_1");
    assertThat(alerts.get(1).since()).isEqualTo(raised.windowStart());
    assertThat(document("feature/spent").path("finding").asText()).isEqualTo("steady");
  }

  @Test
  void knowsAfterARestartWhatDriftsAndWhatWasUnderWay() throws Exception {
    minute(1, 1);
    part(2 * MINUTE, visits(300, 1, MODEL));
    OperatorSubtaskState state = judge.snapshot(1, 1);
    judge.close();
    judge = start(MINUTE, state);
    part(2 * MINUTE, visits(300, 1, MODEL));
    pass(2 * MINUTE);

    assertThat(alerts).hasSize(1);
    assertThat(document("stream/shop-visits").path("accepted").asInt()).isEqualTo(600);
    assertThat(document("stream/shop-visits").path("drifting").asInt()).isEqualTo(1);
  }

  @Test
  void takesUpTheBaselineOfAModelThatWasTrainedOnTheDriftedRecords() throws Exception {
    minute(1, 1);
    Baselines retrained = Baselines.of(Visits.manifest("v_2", 1));
    for (int minute = 2; minute <= 4; minute++) {
      part(minute * MINUTE, visits(600, 1, retrained));
      pass(minute * MINUTE);
    }

    assertThat(alerts).extracting(Alert::modelVersion).containsExactly("v_1", "v_2");
    assertThat(alerts.get(1).change()).isEqualTo(Change.CLEARED);
  }

  @Test
  void makesSlidingWindowsOfTheirSlices() throws Exception {
    judge.close();
    judge = start(MINUTE / 3, null);
    for (int slice = 1; slice <= 4; slice++) {
      part(slice * MINUTE / 3, visits(100 * slice, 0, MODEL));
    }
    pass(10 * MINUTE);

    assertThat(documents)
        .filteredOn(document -> document.id().contains("/stream/"))
        .extracting(document -> JSON.readTree(document.json()).path("accepted").asInt())
        .containsExactly(100, 300, 600, 900, 700, 400);
  }

  @Test
  void countsAPartOfAClosedWindowAsLate() throws Exception {
    minute(1, 0);
    part(MINUTE, visits(30, 0, MODEL));
    minute(2, 0);

    assertThat(document("stream/shop-visits").path("accepted").asInt()).isEqualTo(600);
    assertThat(document("stream/shop-visits").path("late").asInt()).isEqualTo(30);
  }

  @Test
  void itsMessagesTravelWithoutKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Document.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Alert.class);
  }

  private void minute(int number, double shift) throws Exception {
    part(number * MINUTE, visits(600, shift, MODEL));
    pass(number * MINUTE);
  }

  private void part(long endMillis, SliceStatistics statistics) throws Exception {
    judge.processElement(new StreamRecord<>(Partial.of(endMillis, statistics), endMillis - 1));
  }

  private void pass(long endMillis) throws Exception {
    judge.processWatermark(new Watermark(endMillis - 1));
    documents.addAll(judge.extractOutputValues());
    judge.getOutput().clear();
    Queue<StreamRecord<Alert>> raised = judge.getSideOutput(ALERTS);
    while (raised != null && !raised.isEmpty()) {
      alerts.add(raised.remove().getValue());
    }
  }

  private SliceStatistics visits(int number, double shift, Baselines model) {
    SliceStatistics slice = new SliceStatistics();
    SliceCounter counter = new SliceCounter(Visits.DATASET, slice);
    if (model != null) {
      counter.countOn(model);
    }
    for (int i = 0; i < number; i++) {
      counter.add(Visits.values(random, shift), i % 26);
    }
    return slice;
  }

  /** The newest one of a kind and name. */
  private JsonNode document(String end) throws Exception {
    String json =
        documents.stream()
            .filter(document -> document.id().endsWith("/" + end))
            .reduce((earlier, later) -> later)
            .orElseThrow()
            .json();
    return JSON.readTree(json);
  }
}
