package io.pulseline.trainer.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.UserException;
import org.junit.jupiter.api.Test;

class LadderTest {
  @Test
  void givesThreeTimesAsManyRowsFromRungToRungAndAllInTheEnd() {
    assertThat(new Ladder(Budget.ROWS, 30_000, 9_000, 5, 150).rungs())
        .extracting(rung -> rung.rowsOf(30_000))
        .containsExactly(1_111L, 3_333L, 10_000L, 30_000L);
  }

  @Test
  void givesFewRowsAllAtOnce() {
    assertThat(new Ladder(Budget.ROWS, 242, 110, 5, 150).rungs()).containsExactly(new Rung(1, 1));
  }

  @Test
  void leavesEnoughOfARareClass() {
    assertThat(new Ladder(Budget.ROWS, 1_000_000, 200, 5, 40).rungs())
        .extracting(rung -> rung.rowsOf(200))
        .containsExactly(67L, 200L);
  }

  @Test
  void givesThreeTimesAsManyRounds() {
    assertThat(new Ladder(Budget.ROUNDS, 242, 110, 5, 150).rungs())
        .extracting(rung -> rung.roundsOf(150))
        .containsExactly(17, 50, 150);
  }

  @Test
  void growsThreefoldInRowsAndRoundsTogether() {
    Rung first = new Ladder(Budget.BOTH, 100_000, 50_000, 3, 40).rungs(2).get(0);

    assertThat(first.rows() * first.rounds()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(first.rows()).isEqualTo(first.rounds());
  }

  @Test
  void refusesARungWithFewerRowsOfAClassThanFolds() {
    Ladder ladder = new Ladder(Budget.ROWS, 242, 40, 5, 150);

    assertThatThrownBy(() -> ladder.rungs(4))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "the first of 4 rungs would have 1 rows of the rarest class for 5 folds; give fewer"
                + " --rungs or --folds");
  }
}
