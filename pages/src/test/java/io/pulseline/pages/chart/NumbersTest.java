package io.pulseline.pages.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-3, -3",
    "1234567, 1234567",
    "0.1234567, 0.1235",
    "-12.30, -12.3",
    "0.00001234, 1.2e-05",
    "1e300, 1.0e+300",
    "NaN, –",
    "-Infinity, -∞"
  })
  void tidyNumbersHaveFourSignificantDigits(double value, String text) {
    assertThat(Numbers.tidy(value)).isEqualTo(text);
  }

  @Test
  void whatIsNotKnownIsADash() {
    assertThat(Numbers.fixed(Double.NaN, 4)).isEqualTo("–");
    assertThat(Numbers.percent(Double.NaN)).isEqualTo("–");
    assertThat(Numbers.interval(Double.NaN, 1, 4)).isEmpty();
  }

  @Test
  void sharesCountsAndIntervalsReadEasily() {
    assertThat(Numbers.percent(0.1234)).isEqualTo("12.3 %");
    assertThat(Numbers.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Numbers.interval(0.5, 0.75, 3)).isEqualTo("0.500 to 0.750");
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "3.04, 3", "3.06, 3.1", "-0.25, -0.2", "1234.56, 1234.6"})
  void placesAreToATenthOfAPixel(double value, String text) {
    assertThat(Numbers.pixels(value)).isEqualTo(text);
  }
}
