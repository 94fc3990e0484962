package io.pulseline.trainer.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.model.Comparison.Gain;
import io.pulseline.contract.model.MetricNames;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final RankedPredictions FEW = ranked(RandomPredictions.of(400, 2, 1, 1));

  @Test
  void drawsTheSameRowsForTheSameSeedWhateverTheNumberOfThreads() throws Exception {
    ForkJoinPool three = new ForkJoinPool(3);
    try {
      assertThat(three.submit(() -> Bootstrap.of(7, FEW).intervals(0)).get())
          .isEqualTo(Bootstrap.of(7, FEW).intervals(0))
          .isNotEqualTo(Bootstrap.of(8, FEW).intervals(0));
    } finally {
      three.shutdownNow();
    }
  }

  @Test
  void putsAnIntervalAroundEveryMetric() {
    Metrics metrics = FEW.metrics();

    Bootstrap bootstrap = Bootstrap.of(7, FEW);

    assertThat(bootstrap.replicates()).isEqualTo(1000);
    assertThat(bootstrap.intervals(0)).containsOnlyKeys(MetricNames.IN_ORDER);
    bootstrap
        .intervals(0)
        .forEach(
            (name, interval) ->
                assertThat(metrics.value(name))
                    .as(name)
                    .isStrictlyBetween(interval.low(), interval.high()));
  }

  @Test
  void makesItAsWideAsTheStandardErrorSays() {
    assertWidthOfAccuracy(FEW);
  }

  @Test
  void makesItAsWideFromASampleOfManyRows() {
    RankedPredictions many = ranked(RandomPredictions.of(4 * Bootstrap.MOST_ROWS, 2, 1, 2));

    assertThat(Bootstrap.of(7, many).replicates()).isEqualTo(500);
    assertWidthOfAccuracy(many);
  }

  private static void assertWidthOfAccuracy(RankedPredictions predictions) {
    double accuracy = predictions.metrics().accuracy();
    double error = Math.sqrt(accuracy * (1 - accuracy) / predictions.rows());

    Interval interval = Bootstrap.of(7, predictions).intervals(0).get("accuracy");

    assertThat(interval.low()).isCloseTo(accuracy - 1.96 * error, within(0.4 * error));
    assertThat(interval.high()).isCloseTo(accuracy + 1.96 * error, within(0.4 * error));
  }

  @Test
  void findsNoGainOverTheSameModel() {
    assertThat(Bootstrap.of(7, FEW, FEW).gains(0, 1))
        .containsOnlyKeys(MetricNames.IN_ORDER)
        .allSatisfy((name, gain) -> assertThat(gain).isEqualTo(new Gain(0, 0, 0)));
  }

  @Test
  void turnsEveryGainSoThatMoreIsBetter() {
    Predictions model = RandomPredictions.of(2000, 2, 1, 3);
    Bootstrap bootstrap = Bootstrap.of(7, ranked(model), ranked(overconfident(model, 0.3)));

    assertThat(bootstrap.gains(0, 1))
        .allSatisfy((name, gain) -> assertThat(gain.low()).as(name).isPositive());
    assertThat(bootstrap.gains(1, 0))
        .allSatisfy((name, gain) -> assertThat(gain.high()).as(name).isNegative());
  }

  @Test
  void comparesRowByRow() {
    Predictions model = RandomPredictions.of(2000, 2, 1, 3);
    Bootstrap bootstrap = Bootstrap.of(7, ranked(model), ranked(overconfident(model, 0.01)));
    Interval alone = bootstrap.intervals(0).get("auc");
    Gain paired = bootstrap.gains(0, 1).get("auc");

    assertThat(paired.high() - paired.low()).isLessThan((alone.high() - alone.low()) / 4);
  }

  @Test
  void knowsNothingOfMetricsThatAreNotDefined() {
    RankedPredictions oneClass =
        ranked(new Predictions(new int[] {0, 0}, new float[] {.6f, .4f, .9f, .1f}, 2));
    Map<String, Interval> intervals = Bootstrap.of(7, oneClass).intervals(0);

    assertThat(intervals.get("auc")).isEqualTo(Interval.UNKNOWN);
    assertThat(intervals.get("accuracy")).isEqualTo(new Interval(1, 1));
  }

  /** Worse in every respect: noise moves probabilities, and all are further from the middle. */
  private static Predictions overconfident(Predictions model, double noise) {
    SplittableRandom random = new SplittableRandom(5);
    float[] probabilities = new float[model.probabilities().length];
    for (int row = 0; row < model.rows(); row++) {
      double p = model.probability(row, 1) + noise * random.nextGaussian();
      double away = Math.max(0.001, Math.min(0.999, 0.5 + 1.6 * (p - 0.5)));
      probabilities[2 * row + 1] = (float) away;
      probabilities[2 * row] = 1 - probabilities[2 * row + 1];
    }
    return new Predictions(model.truth(), probabilities, 2);
  }

  private static RankedPredictions ranked(Predictions predictions) {
    return RankedPredictions.of(predictions);
  }
}
