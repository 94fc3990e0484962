package io.pulseline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FloatCodesTest {

  @Test
  void numbersThatFloatsHoldAreThemselves() {
    FloatCodes codes = new FloatCodes(rows(1.5, -2, Double.NaN));
    assertThat(codes.of(0, 1.5)).isEqualTo(1.5f);
    assertThat(codes.of(0, 0.25)).isEqualTo(0.25f);
    assertThat(codes.of(0, Double.NaN)).isNaN();
  }

  @Test
  void numbersThatFloatsCannotHoldOrTellApartAreRanks() {
    FloatCodes large = new FloatCodes(rows(1e184, 1e40, -1e299));
    assertThat(List.of(large.of(0, -1e299), large.of(0, 1e40), large.of(0, 1e184)))
        .containsExactly(0f, 1f, 2f);
    assertThat(large.of(0, 1e100)).isEqualTo(1.5f);
    assertThat(large.of(0, 1e200)).isEqualTo(2.5f);
    FloatCodes far = new FloatCodes(rows(1.7e12 + 3, 1.7e12 + 1, 1.7e12 + 2));
    assertThat(far.of(0, 1.7e12 + 2)).isEqualTo(1f);
  }

  private static List<double[]> rows(double... values) {
    return List.of(new double[] {values[0]}, new double[] {values[1]}, new double[] {values[2]});
  }
}
