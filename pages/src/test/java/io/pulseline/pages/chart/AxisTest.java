package io.pulseline.pages.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AxisTest {

  @Test
  void ticksAreRoundNumbersAroundTheValues() {
    assertThat(texts(Axis.linear("", 0.031, 0.274)))
        .containsExactly("0.00", "0.05", "0.10", "0.15", "0.20", "0.25", "0.30");
    assertThat(texts(Axis.linear("", -3, 14))).containsExactly("-5", "0", "5", "10", "15");
    assertThat(texts(Axis.share(""))).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
  }

  @Test
  void oneValueOrNoneStillSpansAnAxis() {
    Axis one = Axis.linear("", 5, Double.NaN);
    assertThat(one.at(5)).isBetween(0.0, 1.0);
    assertThat(texts(Axis.linear(""))).startsWith("0.0").endsWith("1.0");
    assertThat(Axis.linear("", 0).at(0)).isBetween(0.0, 1.0);
  }

  @Test
  void onALogarithmicAxisEqualRatiosAreEqualLengths() {
    Axis axis = Axis.logarithmic("", 0.03, 0.3);
    assertThat(texts(axis)).containsExactly("0.02", "0.05", "0.1", "0.2", "0.5");
    assertThat(axis.at(0.1)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void aLongLogarithmicAxisNamesPowersOfTenOnly() {
    assertThat(texts(Axis.logarithmic("", 0.3, 30))).containsExactly("1", "10");
    assertThat(texts(Axis.logarithmic("", 0, -1))).startsWith("0.1").endsWith("1");
  }

  @Test
  void namesStandInTheMiddleOfTheirPlaces() {
    Axis axis = Axis.names("", List.of("a", "b"));
    assertThat(axis.at(0)).isEqualTo(0.25);
    assertThat(axis.at(1)).isEqualTo(0.75);
  }

  @Property(tries = 300, seed = "9")
  void bothValuesLieOnTheAxis(
      @ForAll @DoubleRange(min = -1e12, max = 1e12) double a,
      @ForAll @DoubleRange(min = -1e12, max = 1e12) double b) {
    Axis axis = Axis.linear("", a, b);
    assertThat(axis.at(a)).isBetween(-1e-6, 1 + 1e-6);
    assertThat(axis.at(b)).isBetween(-1e-6, 1 + 1e-6);
    assertThat(axis.ticks()).hasSizeBetween(2, 8);
  }

  private static List<String> texts(Axis axis) {
    return axis.ticks().stream().map(Axis.Tick::text).toList();
  }
}
