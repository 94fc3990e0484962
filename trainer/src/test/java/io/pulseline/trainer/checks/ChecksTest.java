package io.pulseline.trainer.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.prepare.LakeColumn;
import io.pulseline.prepare.RowCounts;
import io.pulseline.scorer.ColumnFeature;
import io.pulseline.trainer.Orchard;
import io.pulseline.trainer.checks.Finding.Outcome;
import io.pulseline.trainer.table.Split;
import io.pulseline.trainer.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** On the orchard: Weight, variety, bruises, organic; three grades. */
class ChecksTest {
  private static final Dataset ORCHARD = Orchard.dataset();
  private static final int WIDTH = 4;
  private static final int ROWS = 600;
  private static final RowCounts COUNTS = new RowCounts(ROWS, 0, 0, 0, 0, 0, 0, 0);
  private static final List<LakeColumn> COLUMNS =
      List.of(new LakeColumn("Weight", "DOUBLE", 0), new LakeColumn("variety", "VARCHAR", 0));

  private final float[] features = features(1);
  private final int[] classes = classes(row -> row % 3);

  @Test
  void findsNothingInGoodRows() {
    assertThat(found()).allMatch(finding -> finding.outcome() == Outcome.PASSED);
  }

  @Test
  void failsNumbersOutsideOfTheirRange() {
    features[0] = 401;

    assertThat(failed()).containsExactly("'Weight' has 1 values outside of its range");
  }

  @Test
  void failsCategoriesThatNobodyDescribed() {
    features[1] = ColumnFeature.UNKNOWN;
    features[3] = ColumnFeature.UNKNOWN;

    assertThat(failed())
        .containsExactly(
            "'variety' has 1 values of unknown categories",
            "'organic' has 1 values of unknown categories");
  }

  @Test
  void failsAColumnWithoutValuesAndWarnsOfOneWithFew() {
    for (int row = 0; row < ROWS; row++) {
      features[row * WIDTH] = Float.NaN;
      features[row * WIDTH + 2] = row % 3 == 0 ? row % 5 : Float.NaN;
    }
    int[] mixed = new SplittableRandom(3).ints(ROWS, 0, 3).toArray();
    System.arraycopy(mixed, 0, classes, 0, ROWS);

    assertThat(failed()).containsExactly("'Weight' is missing in 100.0 % of the rows");
    assertThat(warnings())
        .containsExactly(
            "'Weight' has no value",
            "'bruises' is missing in 66.7 % of the rows",
            "held-out rows are nearly equal to a training row in 120 of 120 cases");
  }

  @Test
  void warnsOfARareClassAndOfARareShare() {
    Arrays.setAll(classes, row -> row < 3 ? 2 : row % 2);

    assertThat(failed()).isEmpty();
    assertThat(warnings())
        .containsExactly(
            "target 'grade' is 'cider' in 3 rows",
            "target 'grade' has a rarest class of 0.50 % of the rows");
  }

  @Test
  void failsASingleClassAndTargetsThatAreNone() {
    Arrays.setAll(classes, row -> row == 0 ? Table.UNKNOWN_CLASS : 1);

    assertThat(failed())
        .containsExactly(
            "target 'grade' is none of its categories in 1 rows",
            "target 'grade' has 1 classes of 10 training and 5 held-out rows or more, two needed");
  }

  @Test
  void failsClassesOfWhichTooFewRowsAreHeldOut() {
    Arrays.setAll(classes, row -> row < 480 ? row % 3 : 0);

    assertThat(failed())
        .containsExactly(
            "target 'grade' has 1 classes of 10 training and 5 held-out rows or more, two needed");
  }

  @Test
  void failsANumberThatAloneTellsTheClass() {
    Arrays.setAll(classes, row -> row % 2);
    for (int row = 0; row < ROWS; row++) {
      features[row * WIDTH] = 100 + 100 * classes[row] + row % 7;
    }

    assertThat(failed()).containsExactly("'Weight' alone has an AUC of 1.0000");
  }

  @Test
  void failsACategoryThatAloneTellsTheClass() {
    for (int row = 0; row < ROWS; row++) {
      features[row * WIDTH + 1] = (classes[row] + 1) % 3;
    }

    assertThat(failed()).containsExactly("'variety' alone has an AUC of 1.0000");
  }

  @Test
  void warnsOfAFeatureThatIsOnlyThereForOneOfTwoClasses() {
    Arrays.setAll(classes, row -> row % 2);
    for (int row = 0; row < ROWS; row++) {
      boolean slip = row % 100 < 2;
      features[row * WIDTH + 2] = (classes[row] == 0) != slip ? Float.NaN : row % 5;
    }

    assertThat(failed()).isEmpty();
    assertThat(warnings())
        .anyMatch(warning -> warning.startsWith("'bruises' alone has an AUC of 0.98"));
  }

  @Test
  void seesNoLeakInTheNoiseOfFewRows() {
    Limits limits = Limits.parse("leakage=0.75", "leakage=off");
    for (int seed = 0; seed < 20; seed++) {
      int[] few = new SplittableRandom(seed).ints(60, 0, 3).toArray();
      Table table = new Table(WIDTH, Arrays.copyOf(features(seed), 60 * WIDTH), few);
      Data data = Data.of(ORCHARD, new Split(table, table), COUNTS, COLUMNS, Map.of());

      assertThat(new LeakageCheck().run(data, limits))
          .allMatch(finding -> finding.outcome() == Outcome.PASSED);
    }
  }

  @Test
  void countsHeldOutRowsThatAreNearlyTrainingRows() {
    int test = ROWS * 4 / 5;
    for (int i = 0; i < 30; i++) {
      System.arraycopy(features, i * WIDTH, features, (test + i) * WIDTH, WIDTH);
      features[(test + i) * WIDTH] += 0.0001f;
    }

    assertThat(warnings())
        .hasSize(1)
        .first()
        .asString()
        .matches("held-out rows are nearly equal to a training row in (2[6-9]|30) of 120 cases");
  }

  @Test
  void warnsOfFeaturesThatAreNoLongerWhatProductionLearned() {
    double[] weights = new double[ROWS];
    double[] heavier = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      weights[row] = features[row * WIDTH];
      heavier[row] = weights[row] + 60;
    }
    var weight = ORCHARD.columns().get(0);

    assertThat(warnings(Map.of("Weight", FeatureBaseline.of(weight, weights)))).isEmpty();
    assertThat(warnings(Map.of("Weight", FeatureBaseline.of(weight, heavier))))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("'Weight' has a PSI of ");
  }

  @Test
  void warnsOfACategoryThatIsOnlyHeldOut() {
    for (int row = 0; row < ROWS * 4 / 5; row++) {
      features[row * WIDTH + 1] %= 2;
    }
    features[(ROWS - 1) * WIDTH + 1] = 2;

    assertThat(warnings()).containsExactly("'variety' is 'gala' in held-out rows alone");
  }

  @Test
  void warnsOfRecordsThatCameTwice() {
    RowCounts twice = new RowCounts(ROWS + 9, 0, 1, 8, 2, 300, 40, 0);

    assertThat(texts(data(twice, COLUMNS, Map.of()), Outcome.WARNING))
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

    assertThat(texts(data(COUNTS, columns, Map.of()), Outcome.FAILED))
        .containsExactly(
            "'Weight' is VARCHAR in the lake, and 5 values are of another type",
            "'variety' is in none of the lake's files");
  }

  @Test
  void takesOtherBounds() {
    Limits limits = Limits.parse("near-duplicates=off", "rows=1000,features=10");

    assertThat(Checks.run(data(COUNTS, COLUMNS, Map.of()), limits))
        .filteredOn(finding -> finding.outcome() == Outcome.FAILED)
        .extracting(ChecksTest::text)
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

  private List<Finding> found() {
    return Checks.run(data(COUNTS, COLUMNS, Map.of()), Limits.defaults());
  }

  private List<String> failed() {
    return texts(data(COUNTS, COLUMNS, Map.of()), Outcome.FAILED);
  }

  private List<String> warnings() {
    return warnings(Map.of());
  }

  private List<String> warnings(Map<String, FeatureBaseline> production) {
    return texts(data(COUNTS, COLUMNS, production), Outcome.WARNING);
  }

  private static List<String> texts(Data data, Outcome outcome) {
    return Checks.run(data, Limits.defaults()).stream()
        .filter(finding -> finding.outcome() == outcome)
        .map(ChecksTest::text)
        .toList();
  }

  private static String text(Finding finding) {
    return finding.subject() + " " + finding.text();
  }

  /** The last fifth of the rows is held out. */
  private Data data(
      RowCounts counts, List<LakeColumn> columns, Map<String, FeatureBaseline> production) {
    boolean[] isTest = new boolean[ROWS];
    Arrays.fill(isTest, ROWS * 4 / 5, ROWS, true);
    Table table = new Table(WIDTH, features, classes);
    Split split = new Split(table.select(isTest, false), table.select(isTest, true));
    return Data.of(ORCHARD, split, counts, columns, production);
  }

  private static float[] features(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] features = new float[ROWS * WIDTH];
    for (int at = 0; at < features.length; at += WIDTH) {
      features[at] = 50 + random.nextInt(35_000) / 100f;
      features[at + 1] = random.nextInt(3);
      features[at + 2] = random.nextInt(13);
      features[at + 3] = random.nextBoolean() ? 7 : -3;
    }
    return features;
  }

  private static int[] classes(IntUnaryOperator classOf) {
    int[] classes = new int[ROWS];
    Arrays.setAll(classes, classOf);
    return classes;
  }
}
