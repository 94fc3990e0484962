package io.pulseline.trainer.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.trainer.boost.Algorithm;
import io.pulseline.trainer.boost.Hyperparameters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalvingTest {
  private static final Goal LOG_LOSS = new Goal("log_loss");

  private final List<List<Integer>> scored =
      List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

  @Test
  void givesTheBestThirdAndTheDefaultsTheNextRung() throws Exception {
    run(10, 3, trial -> trial == 0 ? 9 : 10 - trial);

    assertThat(scored.get(0)).hasSize(10);
    assertThat(scored.get(1)).containsExactlyInAnyOrder(0, 7, 8, 9);
    assertThat(scored.get(2)).containsExactlyInAnyOrder(0, 9);
  }

  @Test
  void ranksThoseThatCameFurthestBeforeAllOthers() throws Exception {
    List<Trial> ranked = run(10, 3, trial -> trial == 0 ? 0.5 : 10 - trial);

    assertThat(ranked).extracting(Trial::id).containsExactly(0, 9, 8, 7, 6, 5, 4, 3, 2, 1);
    assertThat(ranked)
        .extracting(trial -> trial.scores().size())
        .containsExactly(3, 3, 2, 2, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void keepsTheFirstOfEquals() throws Exception {
    run(7, 2, trial -> 1);

    assertThat(scored.get(1)).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void dropsTrialsWhoseMetricIsNotDefined() throws Exception {
    List<Trial> ranked = run(4, 2, trial -> trial == 1 ? Double.NaN : trial);

    assertThat(scored.get(1)).containsExactlyInAnyOrder(0, 2);
    assertThat(ranked).extracting(Trial::id).endsWith(1);
  }

  @Test
  void knowsBeforehandHowManyScoresItTakes() throws Exception {
    for (int trials = 2; trials < 30; trials++) {
      scored.forEach(List::clear);
      run(trials, 3, trial -> trial);

      assertThat(scored.stream().mapToInt(List::size).sum())
          .isEqualTo(new Halving(3, LOG_LOSS).scores(trials));
    }
  }

  @Test
  void ranksByWhatIsBetterWhenLarger() {
    assertThat(new Goal("auc").bestFirst().compare(0.9, 0.8)).isNegative();
    assertThat(LOG_LOSS.bestFirst().compare(0.9, 0.8)).isPositive();
  }

  private interface Loss {
    double of(int trial);
  }

  private List<Trial> run(int trials, int rungs, Loss loss) throws Exception {
    Hyperparameters any = Hyperparameters.defaults(Algorithm.GBDT, 100);
    return new Halving(rungs, LOG_LOSS)
        .run(
            IntStream.range(0, trials).mapToObj(id -> Trial.of(id, any)).toList(),
            (trial, rung) -> {
              scored.get(rung).add(trial.id());
              return Scores.of(loss.of(trial.id()));
            });
  }
}
