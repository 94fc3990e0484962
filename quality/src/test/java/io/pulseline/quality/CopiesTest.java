package io.pulseline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CopiesTest {

  @Test
  void countsRowsThatAreEqualInAllColumns() {
    List<double[]> real = List.of(row(1, 2), row(1, 2), row(3, Double.NaN), row(5, 6));
    List<double[]> synthetic = List.of(row(3, Double.NaN), row(1, 6));
    Copies copies = Copies.of(real, synthetic);
    assertThat(copies.copied()).isEqualTo(0.5);
    assertThat(copies.repeated()).isEqualTo(0.5);
  }

  private static double[] row(double... values) {
    return values;
  }
}
