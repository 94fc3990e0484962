package io.pulseline.jobs.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HolmTest {
  private static final double NAN = Double.NaN;

  @Test
  void correctsTheSmallestByTheNumberOfTestsAndTheLargestByOne() {
    assertThat(Holm.corrected(0.01, 0.04, 0.03)).containsExactly(0.03, 0.06, 0.06);
  }

  @Test
  void neverExceedsOneNorTurnsTheOrderRound() {
    assertThat(Holm.corrected(0.9, 0.5)).containsExactly(1, 1);
  }

  @Test
  void leavesOutTestsThatWereNotMade() {
    assertThat(Holm.corrected(NAN, 0.02, NAN, 0.5)).containsExactly(NAN, 0.04, NAN, 0.5);
  }

  @Test
  void rejectsWhatTheProcedureRejectsStepByStep() {
    Random random = new Random(3);
    for (int round = 0; round < 500; round++) {
      double[] pValues = random.doubles(1 + random.nextInt(20)).map(p -> p * p * p * p).toArray();
      double[] corrected = Holm.corrected(pValues);
      boolean[] rejected = stepDown(0.05, pValues);
      for (int i = 0; i < pValues.length; i++) {
        assertThat(corrected[i] <= 0.05).isEqualTo(rejected[i]);
      }
    }
  }

  /** As the paper has it: from the smallest on, until one is not below its share of the limit. */
  private static boolean[] stepDown(double limit, double... pValues) {
    boolean[] rejected = new boolean[pValues.length];
    double[] sorted = pValues.clone();
    Arrays.sort(sorted);
    for (int rank = 0; rank < sorted.length; rank++) {
      if (sorted[rank] > limit / (sorted.length - rank)) {
        break;
      }
      for (int i = 0; i < pValues.length; i++) {
        rejected[i] |= pValues[i] == sorted[rank];
      }
    }
    return rejected;
  }
}
