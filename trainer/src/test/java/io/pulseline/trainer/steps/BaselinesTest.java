package io.pulseline.trainer.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.trainer.Orchard;
import io.pulseline.trainer.table.Table;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On the orchard: Weight, variety, bruises, organic. */
class BaselinesTest {
  private static final int ROWS = 101;

  private final Map<String, FeatureBaseline> baselines =
      Baselines.of(Orchard.dataset(), new Table(4, features(), new int[ROWS]));

  @Test
  void putsNumbersIntoDeciles() {
    FeatureBaseline weight = baselines.get("Weight");

    assertThat(weight.edges()).containsExactly(60d, 70d, 80d, 90d, 100d, 110d, 120d, 130d, 140d);
    assertThat(weight.shares()).hasSize(10).allSatisfy(s -> assertThat(s).isBetween(0.09, 0.11));
    assertThat(weight.shares().stream().mapToDouble(s -> s).sum()).isCloseTo(1, within(1e-12));
    assertThat(weight.missing()).isZero();
  }

  @Test
  void countsCategoriesByTheirCodes() {
    FeatureBaseline organic = baselines.get("organic");

    assertThat(organic.edges()).containsExactly(7d, -3d);
    assertThat(organic.shares()).containsExactly(0.75, 0.25);
  }

  @Test
  void tellsTheShareOfMissingValues() {
    assertThat(baselines.get("organic").missing()).isCloseTo(1.0 / ROWS, within(1e-12));
    assertThat(baselines.get("bruises").missing()).isEqualTo(1);
    assertThat(baselines.get("bruises").edges()).isEmpty();
  }

  @Test
  void countsCategoriesThatDoNotOccurAsZero() {
    FeatureBaseline variety = baselines.get("variety");

    assertThat(variety.shares()).containsExactly(0d, 1d, 0d);
  }

  /**
   * Weights from 50 to 150, one variety, no bruises, three quarters organic and the last unknown.
   */
  private static float[] features() {
    float[] features = new float[ROWS * 4];
    for (int row = 0; row < ROWS; row++) {
      features[row * 4] = 50 + row;
      features[row * 4 + 1] = 1;
      features[row * 4 + 2] = Float.NaN;
      features[row * 4 + 3] = row == ROWS - 1 ? Float.NaN : row % 4 == 0 ? -3 : 7;
    }
    return features;
  }
}
