package io.pulseline.contract.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RocAucTest {

  @Test
  void isTheChanceThatARowOfTheClassScoresHigher() {
    // pairs of a positive above a negative: .8>.1 .8>.4 .35>.1, not .35>.4
    assertThat(auc(new int[] {0, 0, 1, 1}, 0.1, 0.4, 0.35, 0.8)).isEqualTo(0.75);
  }

  @Test
  void countsTiesHalf() {
    assertThat(auc(new int[] {0, 1, 0, 1}, 5, 5, 5, 5)).isEqualTo(0.5);
  }

  @Test
  void agreesWithCountingAllPairs() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 50; round++) {
      int n = 2 + random.nextInt(60);
      int[] truth = random.ints(n, 0, 2).toArray();
      double[] scores = random.ints(n, -4, 4).mapToDouble(i -> i / 8.0).toArray();

      assertThat(auc(truth, scores))
          .satisfies(
              auc -> {
                double counted = countPairs(truth, scores);
                if (Double.isNaN(counted)) {
                  assertThat(auc).isNaN();
                } else {
                  assertThat(auc).isCloseTo(counted, within(1e-12));
                }
              });
    }
  }

  @Test
  void weightsOneVersusRestByTheRowsOfEachClass() {
    int[] truth = {0, 0, 1, 2};
    float[] probabilities = {.6f, .2f, .2f, .1f, .5f, .4f, .3f, .4f, .3f, .2f, .2f, .6f};
    // class 0: 2 of its 4 pairs, class 1: 2 of 3, class 2: 3 of 3
    assertThat(RocAuc.of(truth, probabilities, 3))
        .isCloseTo((2 * 0.5 + 2 / 3.0 + 1) / 4, within(1e-7));
  }

  @Test
  void leavesAClassOutThatDoesNotOccur() {
    int[] truth = {0, 1};
    float[] probabilities = {.8f, .1f, .1f, .2f, .7f, .1f};

    assertThat(RocAuc.of(truth, probabilities, 3)).isEqualTo(1.0);
  }

  @Test
  void isNotANumberWhenAllRowsAreOfOneClass() {
    assertThat(auc(new int[] {1, 1}, 0.1, 0.4)).isNaN();
    assertThat(RocAuc.of(new int[] {0, 0}, new float[] {0.1f, 0.9f, 0.2f, 0.8f}, 2)).isNaN();
  }

  @Test
  void refusesAScoreThatIsNotANumber() {
    assertThatThrownBy(() -> auc(new int[] {0, 1}, 0.1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesMinusZeroForZero() {
    assertThat(auc(new int[] {0, 1}, 0.0, -0.0)).isEqualTo(0.5);
  }

  @Test
  void sortsScoresBelowZeroAndEndlessOnesToo() {
    double[] scores = {Double.NEGATIVE_INFINITY, -2, -1, 0, 1, Double.POSITIVE_INFINITY};

    assertThat(auc(new int[] {0, 0, 0, 1, 1, 1}, scores)).isEqualTo(1);
    assertThat(auc(new int[] {1, 0, 0, 1, 1, 0}, scores)).isEqualTo(4 / 9.0);
  }

  /** Of class 1, whose scores these are. */
  private static double auc(int[] truth, double... scores) {
    float[] both = new float[2 * scores.length];
    for (int row = 0; row < scores.length; row++) {
      both[2 * row + 1] = (float) scores[row];
    }
    return RocAuc.ofClass(truth, both, 2, 1);
  }

  private static double countPairs(int[] truth, double[] scores) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < truth.length; i++) {
      for (int j = 0; j < truth.length; j++) {
        if (truth[i] == 1 && truth[j] == 0) {
          pairs++;
          sum += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    return sum / pairs;
  }
}
