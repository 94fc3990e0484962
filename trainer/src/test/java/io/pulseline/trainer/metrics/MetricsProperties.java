package io.pulseline.trainer.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.model.RocAuc;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

class MetricsProperties {

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void areWhatTheirDefinitionsSay(
      @ForAll @IntRange(max = 40) int rows,
      @ForAll @IntRange(min = 2, max = 4) int classes,
      @ForAll boolean ties,
      @ForAll @IntRange(max = 1) int positive,
      @ForAll long seed) {
    Predictions predictions =
        ties
            ? RandomPredictions.coarse(rows, classes, positive, seed)
            : RandomPredictions.of(rows, classes, 1, seed);

    assertEqual(Metrics.of(predictions), SlowMetrics.of(predictions));
  }

  @Property(tries = 50, shrinking = ShrinkingMode.OFF)
  void haveTheAucThatEverybodyMeans(
      @ForAll @IntRange(min = 1, max = 100) int rows,
      @ForAll @IntRange(min = 2, max = 4) int classes,
      @ForAll long seed) {
    Predictions predictions = RandomPredictions.coarse(rows, classes, 1, seed);

    assertThat(Metrics.of(predictions).auc())
        .isEqualTo(
            Double.valueOf(RocAuc.of(predictions.truth(), predictions.probabilities(), classes)));
  }

  @Property(tries = 50, shrinking = ShrinkingMode.OFF)
  void countWeightedRowsAsOftenAsTheirWeightsSay(
      @ForAll @IntRange(min = 1, max = 60) int rows,
      @ForAll @IntRange(min = 2, max = 4) int classes,
      @ForAll long seed) {
    Predictions predictions = RandomPredictions.coarse(rows, classes, 1, seed);
    byte[] weights = new byte[rows];
    Sampling.draw(weights, new SplittableRandom(seed));
    int[] drawn =
        IntStream.range(0, rows)
            .flatMap(row -> IntStream.generate(() -> row).limit(weights[row]))
            .toArray();

    assertThat(drawn).hasSize(rows);
    assertEqual(
        RankedPredictions.of(predictions).metrics(weights),
        Metrics.of(RandomPredictions.select(predictions, drawn)).named());
  }

  @Property(tries = 50, shrinking = ShrinkingMode.OFF)
  void ofGroupsAreThoseOfTheirRowsAlone(
      @ForAll @IntRange(max = 60) int rows,
      @ForAll @IntRange(min = 2, max = 4) int classes,
      @ForAll long seed) {
    Predictions predictions = RandomPredictions.coarse(rows, classes, 1, seed);
    int[] groupOf = new SplittableRandom(seed).ints(rows, -1, 3).toArray();

    List<RankedPredictions> groups =
        RankedPredictions.of(predictions).groups(new Groups(groupOf.clone(), 3));

    for (int g = 0; g < 3; g++) {
      int group = g;
      int[] members = IntStream.range(0, rows).filter(row -> groupOf[row] == group).toArray();
      assertEqual(
          groups.get(g).metrics(),
          Metrics.of(RandomPredictions.select(predictions, members)).named());
    }
  }

  private static void assertEqual(Metrics metrics, Map<String, Double> expected) {
    metrics
        .named()
        .forEach(
            (name, value) -> {
              if (Double.isNaN(expected.get(name))) {
                assertThat(value).as(name).isNaN();
              } else {
                assertThat(value).as(name).isCloseTo(expected.get(name), within(1e-9));
              }
            });
  }
}
