package io.pulseline.trainer.checks;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.prepare.LakeColumn;
import io.pulseline.prepare.RowCounts;
import io.pulseline.trainer.Orchard;
import io.pulseline.trainer.checks.Finding.Outcome;
import io.pulseline.trainer.table.Split;
import io.pulseline.trainer.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * Rows of the orchard, which are good until a test changes some, and what the checks find in them:
 * Weight, variety, bruises, organic; three grades.
 */
final class OrchardRows {
  static final Dataset ORCHARD = Orchard.dataset();
  static final int WIDTH = 4;
  static final int ROWS = 600;
  static final RowCounts COUNTS = new RowCounts(ROWS, 0, 0, 0, 0, 0, 0, 0);
  static final List<LakeColumn> COLUMNS =
      List.of(new LakeColumn("Weight", "DOUBLE", 0), new LakeColumn("variety", "VARCHAR", 0));

  private final float[] features = features(1);
  private final int[] classes = classes(row -> row % 3);

  /** {@link #WIDTH} of each row, to be changed in place. */
  float[] features() {
    return features;
  }

  /** One of each row, to be changed in place. */
  int[] classes() {
    return classes;
  }

  List<Finding> found() {
    return Checks.run(data(COUNTS, COLUMNS, Map.of()), Limits.defaults());
  }

  List<String> failed() {
    return texts(data(COUNTS, COLUMNS, Map.of()), Outcome.FAILED);
  }

  List<String> warnings() {
    return warnings(Map.of());
  }

  List<String> warnings(Map<String, FeatureBaseline> production) {
    return texts(data(COUNTS, COLUMNS, production), Outcome.WARNING);
  }

  static List<String> texts(Data data, Outcome outcome) {
    return Checks.run(data, Limits.defaults()).stream()
        .filter(finding -> finding.outcome() == outcome)
        .map(OrchardRows::text)
        .toList();
  }

  static String text(Finding finding) {
    return finding.subject() + " " + finding.text();
  }

  /** The last fifth of the rows is held out. */
  Data data(RowCounts counts, List<LakeColumn> columns, Map<String, FeatureBaseline> production) {
    boolean[] isTest = new boolean[ROWS];
    Arrays.fill(isTest, ROWS * 4 / 5, ROWS, true);
    Table table = new Table(WIDTH, features, classes);
    Split split = new Split(table.select(isTest, false), table.select(isTest, true));
    return Data.of(ORCHARD, split, counts, columns, production);
  }

  static float[] features(long seed) {
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
