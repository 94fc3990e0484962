package io.pulseline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "2s, PT2S",
    "2 s, PT2S",
    "1m, PT1M",
    "1min, PT1M",
    "3h, PT3H",
    "7d, PT168H",
    "0s, PT0S",
    "36500d, PT876000H"
  })
  void readsWhatPeopleWrite(String text, Duration duration) {
    assertThat(Durations.parse(text)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "s",
        "-1s",
        "1.5s",
        "1w",
        "36501d",
        "999999999h",
        "99999999999999999999ms"
      })
  void othersAreNone(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @Test
  void anOptionSaysWhatItTakes() {
    assertThatThrownBy(() -> new DurationConverter().convert("9223372036854775807s"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage(
            "'9223372036854775807s' is no duration such as 500ms, 2s, 1m, 3h or 7d, of 100 years"
                + " at most");
  }
}
