package io.pulseline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ByteSizeConverterTest {
  private final ByteSizeConverter converter = new ByteSizeConverter();

  @ParameterizedTest
  @CsvSource({"65536, 65536", "7B, 7", "512KiB, 524288", "64 MiB, 67108864", "1GiB, 1073741824"})
  void readsSizesAsPeopleWriteThem(String text, long bytes) {
    assertThat(converter.convert(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "64MB", "1.5GiB", "MiB", "99999999999999999999GiB"})
  void saysWhatASizeLooksLike(String text) {
    assertThatThrownBy(() -> converter.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "' is no size such as")
        .hasMessageContaining("64MiB");
  }
}
