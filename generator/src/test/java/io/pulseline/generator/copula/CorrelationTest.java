package io.pulseline.generator.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrelationTest {
  private static final double[][] IMPOSSIBLE = {{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}};

  @Test
  void repairsPairsThatCannotHoldTogether() {
    double[][] repaired = Correlation.repaired(IMPOSSIBLE);
    double[][] lower = Correlation.cholesky(repaired);

    for (int i = 0; i < 3; i++) {
      assertThat(repaired[i][i]).isEqualTo(1);
      for (int j = 0; j < i; j++) {
        double product = 0;
        for (int k = 0; k <= j; k++) {
          product += lower[i][k] * lower[j][k];
        }
        assertThat(product).isCloseTo(repaired[i][j], within(1e-9));
        assertThat(Math.signum(repaired[i][j])).isEqualTo(Math.signum(IMPOSSIBLE[i][j]));
      }
    }
  }

  @Test
  void leavesAPossibleMatrixAsItIs() {
    double[][] possible = {{1, 0.5}, {0.5, 1}};
    assertThat(Correlation.repaired(possible)).isEqualTo(possible);
  }

  @Test
  void drawsAllButTheDiagonalTowardsIndependence() {
    double[][] matrix = {{1, 0.5}, {0.5, 1}};
    assertThat(Correlation.drawn(matrix, 0.8)).isEqualTo(new double[][] {{1, 0.4}, {0.4, 1}});
  }

  @Test
  void takesNoColumnsAtAll() {
    assertThat(Correlation.cholesky(new double[0][0])).isEmpty();
  }
}
