package io.pulseline.contract.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PsiTest {
  /** 0.2 and 0.6 of all values, and 0.2 missing. */
  private static final FeatureBaseline BASELINE =
      new FeatureBaseline(List.of(1.0), List.of(0.25, 0.75), 0.2, 40);

  @Test
  void isNothingForTheSameShares() {
    assertThat(Psi.of(BASELINE, 200, 600, 200)).isCloseTo(0, within(1e-12));
  }

  @Test
  void addsUpTheBinsAsByHand() {
    assertThat(Psi.of(BASELINE, 500, 500, 0))
        .isCloseTo(
            0.3 * Math.log(2.5) - 0.1 * Math.log(0.5 / 0.6) + 0.1999 * Math.log(0.2 / 1e-4),
            within(1e-9));
  }
}
