package io.pulseline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AucTest {

  @Test
  void isTheChanceThatAPositiveRowScoresHigher() {
    int[] truth = {0, 0, 1, 1};
    assertThat(Auc.of(truth, new float[][] {{.1f}, {.4f}, {.35f}, {.8f}})).isEqualTo(0.75);
    assertThat(Auc.of(truth, new float[][] {{.5f}, {.5f}, {.5f}, {.5f}})).isEqualTo(0.5);
  }

  @Test
  void weighsClassesByTheirRows() {
    int[] truth = {0, 0, 1};
    float[][] scores = {{.9f, .1f, 0}, {.8f, .2f, 0}, {.9f, .1f, 0}};
    assertThat(Auc.of(truth, scores)).isEqualTo((2 * 0.25 + 1 * 0.25) / 3);
  }
}
