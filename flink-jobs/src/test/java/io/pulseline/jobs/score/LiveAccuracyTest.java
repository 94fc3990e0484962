package io.pulseline.jobs.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.jobs.metrics.StepMetrics;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class LiveAccuracyTest {
  private final Map<String, Number> seen = new TreeMap<>();
  private final Map<String, Counter> counters = new TreeMap<>();
  private final LiveAccuracy accuracy = new LiveAccuracy(StepMetrics.of(new Kept("")));

  /** Remembers what is registered, by version and name. */
  private final class Kept extends UnregisteredMetricsGroup {
    private final String path;

    Kept(String path) {
      this.path = path;
    }

    @Override
    public MetricGroup addGroup(String name) {
      return this;
    }

    @Override
    public MetricGroup addGroup(String label, String value) {
      return new Kept(value + " ");
    }

    @Override
    public Counter counter(String name) {
      return counters.computeIfAbsent(path + name, key -> super.counter(name));
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      seen.put(path + name, (Number) gauge.getValue());
      return gauge;
    }
  }

  @Test
  void countsForEachVersionWhatItGotRightAndGoesOnWithOneThatComesBack() {
    accuracy.set("v_1", 0.9);
    accuracy.add(outcome(true, true));
    accuracy.add(outcome(true, false));
    accuracy.set("v_2", Double.NaN);
    accuracy.add(outcome(true, false));
    accuracy.set("v_1", 0.9);
    accuracy.add(outcome(true, true));
    counters.forEach((name, counter) -> seen.put(name, counter.getCount()));

    assertThat(seen)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "v_1 expected_accuracy", 0.9,
                "v_1 labelled", 3L,
                "v_1 right", 2L,
                "v_2 expected_accuracy", Double.NaN,
                "v_2 labelled", 1L,
                "v_2 right", 0L));
  }

  @Test
  void aRecordWithoutItsTargetIsNeitherRightNorWrong() {
    accuracy.set("v_1", 0.9);
    accuracy.add(outcome(false, false));

    assertThat(counters.get("v_1 labelled").getCount()).isZero();
  }

  private static Outcome outcome(boolean labelled, boolean right) {
    return new Outcome("v", "", 0, labelled, right, 0, new float[] {0.5f}, false, null);
  }
}
