package io.pulseline.trainer.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.model.RocAuc;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankScoreTest {
  @Test
  void isTheAucOfEachClassTiesAndNegativeNumbersIncluded() {
    SplittableRandom random = new SplittableRandom(5);
    float[] values = new float[500];
    float[] forEachClass = new float[3 * 500];
    int[] classes = new int[500];
    for (int row = 0; row < 500; row++) {
      classes[row] = random.nextInt(3);
      values[row] = random.nextInt(-20, 10) * 0.5f + classes[row];
      Arrays.fill(forEachClass, 3 * row, 3 * row + 3, values[row]);
    }

    double[] auc = RankScore.auc(values, classes, 3);

    for (int c = 0; c < 3; c++) {
      assertThat(auc[c]).isCloseTo(RocAuc.ofClass(classes, forEachClass, 3, c), within(1e-12));
    }
  }
}
