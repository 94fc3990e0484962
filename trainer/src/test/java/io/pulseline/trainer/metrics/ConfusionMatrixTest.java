package io.pulseline.trainer.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  // of class 0: 3 right, 1 taken for 1; of 1: 2 taken for 0, 2 right; of 2: 1 taken for 1, 1 right
  private static final int[] TRUTH = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2};
  private static final int[] PREDICTED = {0, 0, 0, 1, 0, 0, 1, 1, 1, 2};

  @Test
  void countsPairsOfTrueAndPredictedClasses() {
    assertThat(matrix(TRUTH, PREDICTED).counts())
        .containsExactly(List.of(3, 1, 0), List.of(2, 2, 0), List.of(0, 1, 1));
  }

  @Test
  void computesAccuracyAndWeightedF1AsByHand() {
    ConfusionMatrix matrix = matrix(TRUTH, PREDICTED);

    assertThat(matrix.accuracy()).isEqualTo(0.6);
    // F1: 2·3/(4+5), 2·2/(4+4), 2·1/(2+1), weighted by 4, 4 and 2 rows
    assertThat(matrix.weightedF1())
        .isCloseTo((4 * (6 / 9.0) + 4 * 0.5 + 2 * (2 / 3.0)) / 10, within(1e-12));
    assertThat(matrix.precision(0)).isEqualTo(0.6);
    assertThat(matrix.recall(0)).isEqualTo(0.75);
  }

  @Test
  void givesAClassThatIsNeverPredictedAnF1OfZero() {
    ConfusionMatrix matrix = matrix(new int[] {0, 1}, new int[] {0, 0});

    assertThat(matrix.f1(1)).isZero();
    assertThat(matrix.f1(2)).isZero();
    assertThat(matrix.weightedF1()).isCloseTo(1 / 3.0, within(1e-12));
  }

  private static ConfusionMatrix matrix(int[] truth, int[] predicted) {
    int[] counts = new int[9];
    for (int row = 0; row < truth.length; row++) {
      counts[truth[row] * 3 + predicted[row]]++;
    }
    return ConfusionMatrix.of(counts, 3);
  }
}
