package io.pulseline.contract.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CategoryParserTest {
  private static final String DEVICES = "values: {1: phone, 2: desk}";

  @ParameterizedTest
  @ValueSource(
      strings = {"007", "0x10", "0b1", "1_000", "-0", "+1", "1e3", "1.5", "99999999999999999999"})
  void aBareNumberThatIsNoPlainIntegerIsRefused(String value) {
    assertThatThrownBy(() -> with("values: [0, " + value + "]"))
        .hasMessage(
            "d line 8: category %s of column 'device' is no integer in its plain form; quote it,"
                    .formatted(value)
                + " '"
                + value
                + "', if it is a text");
  }

  @Test
  void quotedNumbersAreTextsAsTheyStand() {
    Dataset dataset = with("values: ['7', '007', '-0', '1e3']");

    assertThat(device(dataset).type()).isEqualTo(ValueType.STRING);
    assertThat(device(dataset).categories())
        .extracting(Category::value)
        .containsExactly("7", "007", "-0", "1e3");
    assertThat(DatasetYaml.parse(DatasetYaml.write(dataset), "copy")).isEqualTo(dataset);
  }

  @Test
  void bareNumbersOfAColumnOfStringsAreTexts() {
    assertThat(device(with("type: string, values: [7, 007]")).codeOf("007")).isEqualTo(1);
  }

  @Test
  void labelsKeepTheirText() {
    Dataset dataset = with("values: {1: 007, 2: 1_000, 3: -0}");

    assertThat(device(dataset).categories())
        .extracting(Category::label)
        .containsExactly("007", "1_000", "-0");
    assertThat(DatasetYaml.parse(DatasetYaml.write(dataset), "copy")).isEqualTo(dataset);
  }

  @Test
  void integersMayHaveSixtyFourBits() {
    Dataset dataset = with("values: [-9223372036854775808, 123456789012, 9223372036854775807]");

    assertThat(device(dataset).type()).isEqualTo(ValueType.INTEGER);
    assertThat(DatasetYaml.parse(DatasetYaml.write(dataset), "copy")).isEqualTo(dataset);
  }

  private static Dataset with(String values) {
    return DatasetYaml.parse(Examples.YAML.replace(DEVICES, values), "d");
  }

  private static CategoricalColumn device(Dataset dataset) {
    return (CategoricalColumn) dataset.columns().get(3);
  }
}
