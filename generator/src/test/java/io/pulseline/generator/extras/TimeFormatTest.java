package io.pulseline.generator.extras;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormatTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '"',
      value = {
        "uuuu-MM-dd # 2024-02-29",
        "uuuuMMdd # 20231231",
        "uuuu-MM # 2023-12",
        "d.M.uuuu # 1.12.1969",
        "dd/MM/uu # 31/12/99",
        "dd-MMM-uuuu # 05-Jan-2023",
        "MMMM d, uuuu # March 7, 2023",
        "HH:mm # 23:59",
        "hh:mm a # 11:05 PM",
        "uuuu-MM-dd'T'HH:mm:ss'Z' # 1969-12-31T23:59:59Z",
        "uuuu-MM-dd' 'HH:mm:ss.SSSSSS # 2023-01-02 03:04:05.678901",
        "dd/MMM/uuuu':'HH:mm:ss' +0100' # 27/Nov/2023:14:02:11 +0100",
      })
  void aTextComesBackFromItsNumber(String pattern, String text) {
    TimeFormat format = new TimeFormat(pattern);
    assertThat(format.text(format.parse(text).orElseThrow())).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "uuuu-MM-dd # 2023-02-29",
        "dd/MM/uuuu # 53/91/2805",
        "HH:mm # 33:98",
        "d.M.uuuu # 01.12.2023",
        "uuuu-MM-dd # 2023-02-28T",
      })
  void whatIsNotExactlyInTheFormatIsNoTime(String pattern, String text) {
    assertThat(new TimeFormat(pattern).parse(text)).isEmpty();
  }

  @Test
  void numbersAreTheSmallestUnitsThatAreShown() {
    assertThat(new TimeFormat("uuuu-MM-dd").parse("1970-01-03")).hasValue(2);
    assertThat(new TimeFormat("HH:mm").parse("01:01")).hasValue(61);
    assertThat(new TimeFormat("HH:mm:ss.S").parse("00:00:01.5")).hasValue(15);
    assertThat(new TimeFormat("uuuu-MM").parse("0001-01")).hasValue(12);
  }
}
