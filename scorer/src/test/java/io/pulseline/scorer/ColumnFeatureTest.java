package io.pulseline.scorer;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ColumnFeatureTest {
  private final ColumnFeature weight =
      new ColumnFeature(new NumericColumn("weight", ValueType.FLOAT, "g", null, null, false));
  private final ColumnFeature organic = categories(ValueType.INTEGER, "7", "-3", "0");
  private final ColumnFeature variety = categories(ValueType.STRING, "gala", "braeburn", "7");

  @Test
  void numbersBecomeTheNearestFloat() {
    assertThat(weight.of(0.1)).isEqualTo(0.1f);
    assertThat(weight.of(16_777_217L)).isEqualTo(16_777_216f);
    assertThat(weight.of(16_777_219.0)).isEqualTo(16_777_220f);
  }

  @Test
  void aNumberBeyondAllFloatsIsMissing() {
    assertThat(weight.of(1e300)).isNaN();
    assertThat(weight.of(-1e39)).isNaN();
    assertThat(weight.of(3.4e38)).isEqualTo(3.4e38f);
  }

  @Test
  void integerCategoriesEnterAsTheirCode() {
    assertThat(organic.of(-3L)).isEqualTo(-3f);
    assertThat(organic.of(7.0)).isEqualTo(7f);
    assertThat(organic.of(-0.0)).isEqualTo(0f);
    assertThat(organic.of("7")).isEqualTo(7f);
  }

  @Test
  void stringCategoriesEnterAsTheirPosition() {
    assertThat(variety.of("gala")).isEqualTo(0f);
    assertThat(variety.of("7")).isEqualTo(2f);
  }

  @Test
  void whatIsNoCategoryIsUnknown() {
    assertThat(organic.of(8L)).isEqualTo(ColumnFeature.UNKNOWN);
    assertThat(organic.of(7.5)).isEqualTo(ColumnFeature.UNKNOWN);
    assertThat(organic.of(1e300)).isEqualTo(ColumnFeature.UNKNOWN);
    assertThat(organic.of(Double.NEGATIVE_INFINITY)).isEqualTo(ColumnFeature.UNKNOWN);
    assertThat(variety.of("Gala")).isEqualTo(ColumnFeature.UNKNOWN);
    assertThat(variety.of(7L)).isEqualTo(ColumnFeature.UNKNOWN);
  }

  @Test
  void missingValuesAreNotANumber() {
    assertThat(weight.of(Double.NaN)).isNaN();
    assertThat(organic.of(Double.NaN)).isNaN();
    assertThat(variety.of((String) null)).isNaN();
  }

  private static ColumnFeature categories(ValueType type, String... values) {
    return new ColumnFeature(
        new CategoricalColumn(
            "c",
            type,
            Arrays.stream(values).map(value -> new Category(value, value)).toList(),
            false));
  }
}
