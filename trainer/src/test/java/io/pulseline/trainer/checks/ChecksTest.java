package io.pulseline.trainer.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.prepare.LakeColumn;
import io.pulseline.prepare.RowCounts;
import io.pulseline.scorer.ColumnFeature;
import io.pulseline.trainer.checks.Finding.Outcome;
import io.pulseline.trainer.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is wrong with rows by themselves. */
class ChecksTest {
  private final OrchardRows rows = new OrchardRows();
  private final float[] features = rows.features();
  private final int[] classes = rows.classes();

  @Test
  void findsNothingInGoodRows() {
    assertThat(rows.found()).allMatch(finding -> finding.outcome() == Outcome.PASSED);
  }

  @Test
  void failsNumbersOutsideOfTheirRange() {
    features[0] = 401;

    assertThat(rows.failed()).containsExactly("'Weight' has 1 values outside of its range");
  }

  @Test
  void failsCategoriesThatNobodyDescribed() {
    features[1] = ColumnFeature.UNKNOWN;
    features[3] = ColumnFeature.UNKNOWN;

    assertThat(rows.failed())
        .containsExactly(
            "'variety' has 1 values of unknown categories",
            "'organic' has 1 values of unknown categories");
  }

  @Test
  void failsAColumnWithoutValuesAndWarnsOfOneWithFew() {
    for (int row = 0; row < OrchardRows.ROWS; row++) {
      features[row * OrchardRows.WIDTH] = Float.NaN;
      features[row * OrchardRows.WIDTH + 2] = row % 3 == 0 ? row % 5 : Float.NaN;
    }
    int[] mixed = new SplittableRandom(3).ints(OrchardRows.ROWS, 0, 3).toArray();
    System.arraycopy(mixed, 0, classes, 0, OrchardRows.ROWS);

    assertThat(rows.failed()).containsExactly("'Weight' is missing in 100.0 % of the rows");
    assertThat(rows.warnings())
        .containsExactly(
            "'Weight' has no value",
            "'bruises' is missing in 66.7 % of the rows",
            "held-out rows are nearly equal to a training row in 120 of 120 cases");
  }

  @Test
  void warnsOfARareClassAndOfARareShare() {
    Arrays.setAll(classes, row -> row < 3 ? 2 : row % 2);

    assertThat(rows.failed()).isEmpty();
    assertThat(rows.warnings())
        .containsExactly(
            "target 'grade' is 'cider' in 3 rows",
            "target 'grade' has a rarest class of 0.50 % of the rows");
  }

  @Test
  void failsASingleClassAndTargetsThatAreNone() {
    Arrays.setAll(classes, row -> row == 0 ? Table.UNKNOWN_CLASS : 1);

    assertThat(rows.failed())
        .containsExactly(
            "target 'grade' is none of its categories in 1 rows",
            "target 'grade' has 1 classes of 10 training and 5 held-out rows or more, two needed");
  }

  @Test
  void failsClassesOfWhichTooFewRowsAreHeldOut() {
    Arrays.setAll(classes, row -> row < 480 ? row % 3 : 0);

    assertThat(rows.failed())
        .containsExactly(
            "target 'grade' has 1 classes of 10 training and 5 held-out rows or more, two needed");
  }

  @Test
  void warnsOfRecordsThatCameTwice() {
    RowCounts twice = new RowCounts(OrchardRows.ROWS + 9, 0, 1, 8, 2, 300, 40, 0);

    assertThat(OrchardRows.texts(rows.data(twice, OrchardRows.COLUMNS, Map.of()), Outcome.WARNING))
        .containsExactly(
            "rows 1 of 609 have no target and were left out",
            "rows 8 of 608 repeated a Kafka partition and offset and were left out, 2 of them with"
                + " other values",
            "rows 300 of 600 repeat a record_id",
            "rows 40 of 600 equal another in all columns");
  }

  @Test
  void failsValuesOfAnotherTypeAndAColumnThatNoFileHas() {
    List<LakeColumn> columns =
        List.of(new LakeColumn("Weight", "VARCHAR", 5), new LakeColumn("variety", null, 0));

    assertThat(OrchardRows.texts(rows.data(OrchardRows.COUNTS, columns, Map.of()), Outcome.FAILED))
        .containsExactly(
            "'Weight' is VARCHAR in the lake, and 5 values are of another type",
            "'variety' is in none of the lake's files");
  }

  @Test
  void takesOtherBounds() {
    Limits limits = Limits.parse("near-duplicates=off", "rows=1000,features=10");

    assertThat(Checks.run(rows.data(OrchardRows.COUNTS, OrchardRows.COLUMNS, Map.of()), limits))
        .filteredOn(finding -> finding.outcome() == Outcome.FAILED)
        .extracting(OrchardRows::text)
        .containsExactly(
            "rows are 600, at least 1000 needed", "features are 4, at least 10 needed");
  }

  @Test
  void refusesBoundsOfChecksThatThereAreNot() {
    assertThatThrownBy(() -> Limits.parse("", "leakeage=0.9"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--fail-at: there is no check 'leakeage'; did you mean 'leakage'?");
    assertThatThrownBy(() -> Limits.parse("drift=much", ""))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("'much' of 'drift' is neither a number nor 'off'");
  }
}
