package io.pulseline.trainer.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.trainer.boost.Algorithm;
import io.pulseline.trainer.boost.ClassWeights;
import io.pulseline.trainer.boost.HyperparameterChoice;
import io.pulseline.trainer.boost.Hyperparameters;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
  private static final int ROWS = 1_000;

  @Test
  void triesTheDefaultsFirst() {
    assertThat(usual().of(0, 42, ROWS)).isEqualTo(Hyperparameters.defaults(Algorithm.GBDT, ROWS));
  }

  @Test
  void drawsTheSameForTheSameSeedAndOthersForAnother() {
    assertThat(drawn(usual(), 42)).isEqualTo(drawn(usual(), 42)).doesNotHaveDuplicates();
    assertThat(drawn(usual(), 43)).doesNotContainAnyElementsOf(drawn(usual(), 42));
  }

  @Test
  void staysWithinItsRangesAndUsesAllOfThem() {
    List<Hyperparameters> drawn = drawn(usual(), 42);

    assertThat(drawn).extracting(Hyperparameters::maxDepth).contains(2, 3, 4, 5, 6, 7, 8);
    assertThat(drawn).extracting(Hyperparameters::maxDepth).allMatch(d -> d >= 2 && d <= 8);
    assertThat(drawn).extracting(Hyperparameters::eta).allMatch(e -> e >= 0.0333 && e <= 0.3001);
    assertThat(drawn).extracting(Hyperparameters::lambda).allMatch(l -> l >= 0.1 && l <= 100);
    // as many of a range of orders of magnitude lie below its middle one as above
    assertThat(drawn).filteredOn(h -> h.lambda() < 10 / Math.sqrt(10)).hasSizeBetween(80, 120);
  }

  @Test
  void leavesWhatIsFixedAndDrawsTheOthersAsBefore() {
    HyperparameterChoice depth =
        new HyperparameterChoice(
            null, 77, 3, null, null, null, null, null, null, ClassWeights.BALANCED);
    List<Hyperparameters> fixed = drawn(space(depth, Map.of()), 42);

    assertThat(fixed).allMatch(h -> h.maxDepth() == 3 && h.rounds() == 77);
    assertThat(fixed).allMatch(h -> h.classWeights() == ClassWeights.BALANCED);
    assertThat(fixed)
        .extracting(Hyperparameters::lambda)
        .isEqualTo(drawn(usual(), 42).stream().map(Hyperparameters::lambda).toList());
  }

  @Test
  void looksWhereItIsTold() {
    SearchSpace space =
        space(HyperparameterChoice.NONE, Map.of(Tunable.SUBSAMPLE, new Range(0.2, 0.25)));

    assertThat(drawn(space, 42)).allMatch(h -> h.subsample() >= 0.2 && h.subsample() <= 0.25);
  }

  @Test
  void givesAForestNoShrinkage() {
    HyperparameterChoice forest =
        new HyperparameterChoice(
            Algorithm.FOREST, null, null, null, null, null, null, null, null, null);

    assertThat(drawn(space(forest, Map.of()), 42))
        .allMatch(h -> h.eta() == 1 && h.rounds() == 100 && h.algorithm() == Algorithm.FOREST);
  }

  private static SearchSpace usual() {
    return space(HyperparameterChoice.NONE, Map.of());
  }

  private static SearchSpace space(HyperparameterChoice fixed, Map<Tunable, Range> ranges) {
    return SearchSpace.around(new SearchSpace(fixed, ranges), ROWS);
  }

  private static List<Hyperparameters> drawn(SearchSpace space, long seed) {
    return IntStream.rangeClosed(1, 200).mapToObj(trial -> space.of(trial, seed, ROWS)).toList();
  }
}
