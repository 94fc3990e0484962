package io.pulseline.generator.copula;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class RoundingTest {

  @Example
  void findsTheGridOfAColumn() {
    assertThat(Rounding.decimals(new double[] {0, 1.5, 2.25})).isEqualTo(2);
    assertThat(Rounding.decimals(new double[] {1, 2, 30})).isZero();
    assertThat(Rounding.decimals(new double[] {1000, 52000, 0})).isEqualTo(-3);
    assertThat(Rounding.decimals(new double[] {0, 0})).isZero();
    assertThat(Rounding.decimals(new double[] {1.0 / 3})).isNull();
  }

  @Property
  void aRoundedValueLiesOnTheGridAndNear(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double value,
      @ForAll @IntRange(min = -3, max = 6) int decimals) {
    double rounded = Rounding.round(value, decimals);

    assertThat(Math.abs(rounded - value)).isLessThanOrEqualTo(Rounding.step(decimals) * 0.5000001);
    assertThat(Rounding.decimals(new double[] {rounded == 0 ? 1000 : rounded}))
        .isLessThanOrEqualTo(decimals);
  }
}
