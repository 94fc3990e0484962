package io.pulseline.trainer.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.Lineage;
import io.pulseline.scorer.ColumnFeature;
import io.pulseline.trainer.Orchard;
import io.pulseline.trainer.prepare.RowCounts;
import io.pulseline.trainer.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On the orchard: Weight, variety, bruises, organic; three grades. */
class ValidateTest {
  private static final float NAN = Float.NaN;
  private static final Dataset DATASET = Orchard.dataset();
  private static final float[] GOOD = {100, 1, 3, 7};

  @Test
  void passesGoodRows() {
    Validated validated = check(1, rows(GOOD), 0, 1);

    assertThat(validated.of(Finding.Outcome.FAILED)).isEmpty();
  }

  @Test
  void failsValuesOutsideOfTheirRange() {
    assertThat(failed(rows(GOOD, new float[] {401, 1, 3, 7})))
        .containsExactly("'Weight' has 1 values outside of its range or categories");
  }

  @Test
  void failsCategoriesThatNobodyDescribed() {
    assertThat(
            failed(rows(GOOD, new float[] {100, ColumnFeature.UNKNOWN, 3, ColumnFeature.UNKNOWN})))
        .containsExactly(
            "'variety' has 1 values outside of its range or categories",
            "'organic' has 1 values outside of its range or categories");
  }

  @Test
  void failsMoreMissingValuesThanAllowedAndWarnsOfMany() {
    float[] features = rows(GOOD);
    for (int row = 0; row < 8; row++) {
      features[row * 4] = NAN;
    }
    for (int row = 0; row < 7; row++) {
      features[row * 4 + 2] = NAN;
    }

    Validated validated = check(0.75, features, 0, 1);

    assertThat(validated.of(Finding.Outcome.FAILED))
        .extracting(Finding::toString)
        .containsExactly("'Weight' is missing in 80.0 % of the rows");
    assertThat(validated.of(Finding.Outcome.WARNING))
        .extracting(Finding::toString)
        .contains("'bruises' is missing in 70.0 % of the rows");
  }

  @Test
  void warnsOfARareClass() {
    Validated validated = check(1, rows(GOOD), 0, 1);

    assertThat(validated.of(Finding.Outcome.WARNING))
        .extracting(Finding::toString)
        .containsExactly("target 'grade' is 'cider' in only 0 rows");
  }

  @Test
  void failsWhenFewerThanTwoClassesHaveEnoughRows() {
    Validated validated = check(1, rows(GOOD), 0, 0);

    assertThat(validated.of(Finding.Outcome.FAILED))
        .extracting(Finding::toString)
        .containsExactly("target 'grade' has 1 classes of 3 rows or more, two needed");
  }

  private static List<String> failed(float[] features) {
    return check(1, features, 0, 1).of(Finding.Outcome.FAILED).stream()
        .map(Finding::toString)
        .toList();
  }

  /** Ten rows: the given ones, then good ones. */
  private static float[] rows(float[]... rows) {
    float[] features = new float[40];
    for (int row = 0; row < 10; row++) {
      System.arraycopy(row < rows.length ? rows[row] : GOOD, 0, features, row * 4, 4);
    }
    return features;
  }

  /** Checks ten rows, five of either class. */
  private static Validated check(double missing, float[] features, int first, int second) {
    int[] classes = new int[10];
    for (int row = 0; row < 10; row++) {
      classes[row] = row < 5 ? first : second;
    }
    Lineage lineage =
        new Lineage("lake", List.of(), 10, Map.of(), Instant.EPOCH, Instant.EPOCH, "test");
    return new Validate(DATASET, new Validate.Limits(10, 3, missing))
        .check(
            new Table(4, features, classes),
            new Prepared(
                "", 10, new RowCounts(10, 0, 0, 0, 0, 0, 0, 0), List.of(), 0.2, 42, lineage));
  }
}
