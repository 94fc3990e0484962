package io.pulseline.trainer.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.trainer.boost.Algorithm;
import io.pulseline.trainer.boost.HyperparameterChoice;
import io.pulseline.trainer.boost.Hyperparameters;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrialTableTest {
  private static final Hyperparameters DEFAULTS = Hyperparameters.defaults(Algorithm.GBDT, 100);
  private static final Goal LOG_LOSS = new Goal("log_loss");

  @Test
  void alignsTrialsUnderTheirHeadings() {
    Tuned tuned = tuned(List.of(trial(17, 0.25), trial(0, 0.5)));

    assertThat(new TrialTable(tuned).lines())
        .containsExactly(
            "rank     trial         log_loss  rung  rounds  max_depth  eta  subsample  colsample "
                + " min_child_weight  lambda",
            "   1        17  0.2500 ± 0.1414   1/1       7          4  0.1        0.9        0.9 "
                + "              1.0     1.0",
            "   2  defaults  0.5000 ± 0.1414   1/1       7          4  0.1        0.9        0.9 "
                + "              1.0     1.0");
  }

  @Test
  void showsTheBestTenAndTheDefaultsWhereverTheyStand() {
    List<Trial> trials = IntStream.range(0, 30).mapToObj(i -> trial(29 - i, i)).toList();

    assertThat(new TrialTable(tuned(trials)).lines())
        .hasSize(12)
        .last()
        .asString()
        .startsWith("  30  defaults");
  }

  private static Tuned tuned(List<Trial> trials) {
    SearchSpace space = new SearchSpace(HyperparameterChoice.NONE, Map.of());
    return new Tuned(LOG_LOSS, 2, space, List.of(new Rung(1, 1)), trials);
  }

  private static Trial trial(int id, double value) {
    return Trial.of(id, DEFAULTS).with(Scores.of(value));
  }
}
