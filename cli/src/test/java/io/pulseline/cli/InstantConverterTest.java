package io.pulseline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class InstantConverterTest {
  private final InstantConverter converter = new InstantConverter();

  @Test
  void readsDatesAndInstantsInUtcUnlessTheySay() {
    assertThat(converter.convert("2026-01-02")).isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
    assertThat(converter.convert("2026-01-02T03:04"))
        .isEqualTo(Instant.parse("2026-01-02T03:04:00Z"));
    assertThat(converter.convert("2026-01-02T03:04:05.5Z"))
        .isEqualTo(Instant.parse("2026-01-02T03:04:05.5Z"));
    assertThat(converter.convert("2026-01-02T03:04:05+01:00"))
        .isEqualTo(Instant.parse("2026-01-02T02:04:05Z"));
  }

  @Test
  void saysHowToWriteThem() {
    assertThatThrownBy(() -> converter.convert("yesterday"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'yesterday' is no time such as 2026-01-02");
  }
}
