package io.pulseline.trainer.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.trainer.checks.Finding.Outcome;
import io.pulseline.trainer.table.Split;
import io.pulseline.trainer.table.Table;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is wrong with rows beside others: the target, those held out, those of production. */
class LeaksAndShiftsTest {
  private final OrchardRows rows = new OrchardRows();
  private final float[] features = rows.features();
  private final int[] classes = rows.classes();

  @Test
  void failsANumberThatAloneTellsTheClass() {
    Arrays.setAll(classes, row -> row % 2);
    for (int row = 0; row < OrchardRows.ROWS; row++) {
      features[row * OrchardRows.WIDTH] = 100 + 100 * classes[row] + row % 7;
    }

    assertThat(rows.failed()).containsExactly("'Weight' alone has an AUC of 1.0000");
  }

  @Test
  void failsACategoryThatAloneTellsTheClass() {
    for (int row = 0; row < OrchardRows.ROWS; row++) {
      features[row * OrchardRows.WIDTH + 1] = (classes[row] + 1) % 3;
    }

    assertThat(rows.failed()).containsExactly("'variety' alone has an AUC of 1.0000");
  }

  @Test
  void warnsOfAFeatureThatIsOnlyThereForOneOfTwoClasses() {
    Arrays.setAll(classes, row -> row % 2);
    for (int row = 0; row < OrchardRows.ROWS; row++) {
      boolean slip = row % 100 < 2;
      features[row * OrchardRows.WIDTH + 2] = (classes[row] == 0) != slip ? Float.NaN : row % 5;
    }

    assertThat(rows.failed()).isEmpty();
    assertThat(rows.warnings())
        .anyMatch(warning -> warning.startsWith("'bruises' alone has an AUC of 0.98"));
  }

  @Test
  void seesNoLeakInTheNoiseOfFewRows() {
    Limits limits = Limits.parse("leakage=0.75", "leakage=off");
    for (int seed = 0; seed < 20; seed++) {
      int[] few = new SplittableRandom(seed).ints(60, 0, 3).toArray();
      Table table =
          new Table(
              OrchardRows.WIDTH,
              Arrays.copyOf(OrchardRows.features(seed), 60 * OrchardRows.WIDTH),
              few);
      Data data =
          Data.of(
              OrchardRows.ORCHARD,
              new Split(table, table),
              OrchardRows.COUNTS,
              OrchardRows.COLUMNS,
              Map.of());

      assertThat(new LeakageCheck().run(data, limits))
          .allMatch(finding -> finding.outcome() == Outcome.PASSED);
    }
  }

  @Test
  void countsHeldOutRowsThatAreNearlyTrainingRows() {
    int test = OrchardRows.ROWS * 4 / 5;
    for (int i = 0; i < 30; i++) {
      System.arraycopy(
          features,
          i * OrchardRows.WIDTH,
          features,
          (test + i) * OrchardRows.WIDTH,
          OrchardRows.WIDTH);
      features[(test + i) * OrchardRows.WIDTH] += 0.0001f;
    }

    assertThat(rows.warnings())
        .hasSize(1)
        .first()
        .asString()
        .matches("held-out rows are nearly equal to a training row in (2[6-9]|30) of 120 cases");
  }

  @Test
  void warnsOfFeaturesThatAreNoLongerWhatProductionLearned() {
    double[] weights = new double[OrchardRows.ROWS];
    double[] heavier = new double[OrchardRows.ROWS];
    for (int row = 0; row < OrchardRows.ROWS; row++) {
      weights[row] = features[row * OrchardRows.WIDTH];
      heavier[row] = weights[row] + 60;
    }
    var weight = OrchardRows.ORCHARD.columns().get(0);

    assertThat(rows.warnings(Map.of("Weight", FeatureBaseline.of(weight, weights)))).isEmpty();
    assertThat(rows.warnings(Map.of("Weight", FeatureBaseline.of(weight, heavier))))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("'Weight' has a PSI of ");
  }

  @Test
  void warnsOfACategoryThatIsOnlyHeldOut() {
    for (int row = 0; row < OrchardRows.ROWS * 4 / 5; row++) {
      features[row * OrchardRows.WIDTH + 1] %= 2;
    }
    features[(OrchardRows.ROWS - 1) * OrchardRows.WIDTH + 1] = 2;

    assertThat(rows.warnings()).containsExactly("'variety' is 'gala' in held-out rows alone");
  }
}
