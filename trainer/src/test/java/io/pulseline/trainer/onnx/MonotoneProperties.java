package io.pulseline.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.model.Signature;
import io.pulseline.features.Preprocessing;
import io.pulseline.features.PreprocessingFit;
import io.pulseline.features.Transformer;
import io.pulseline.scorer.Scorer;
import io.pulseline.scorer.Scores;
import io.pulseline.scorer.ScoringModel;
import io.pulseline.trainer.RandomTable;
import io.pulseline.trainer.boost.Algorithm;
import io.pulseline.trainer.boost.Boosted;
import io.pulseline.trainer.boost.Boosting;
import io.pulseline.trainer.boost.ClassWeights;
import io.pulseline.trainer.boost.HyperparameterChoice;
import io.pulseline.trainer.boost.Hyperparameters;
import io.pulseline.trainer.calibration.CalibrationChoice;
import io.pulseline.trainer.parity.OddRows;
import io.pulseline.trainer.table.Table;
import io.pulseline.trees.calibration.Calibration;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Whatever model is fitted and however it is calibrated, what is said to rise or fall does. */
class MonotoneProperties {
  private static final String YAML =
      """
      name: random
      target: {column: target, positive: POSITIVE}
      columns:
        - {name: rises, kind: numeric}
        - {name: free, kind: numeric}
        - {name: target, kind: categorical, values: [no, yes]}
        - {name: falls, kind: numeric}
      engineered:
        - {name: free_squared, product: [free, free]}
      clip: {columns: [rises], iqr: 1}
      monotone: {increasing: [rises], decreasing: [falls]}
      """;
  private static final int WIDTH = 3;
  private static final int RISES = 0;
  private static final int FALLS = 2;

  /** Sums and sigmoids of floats are off by that much. */
  private static final double ROUNDING = 1e-6;

  @Property(tries = 25, seed = "20261124", shrinking = ShrinkingMode.OFF)
  void theGraphKeepsWhatTheDescriptorPromises(
      @ForAll @IntRange(min = 100, max = 400) int rows,
      @ForAll Algorithm algorithm,
      @ForAll @IntRange(min = 1, max = 25) int rounds,
      @ForAll @IntRange(min = 1, max = 6) int depth,
      @ForAll boolean positiveIsSecond,
      @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
    Dataset dataset =
        DatasetYaml.parse(YAML.replace("POSITIVE", positiveIsSecond ? "yes" : "no"), "random");
    Table table = RandomTable.of(rows, WIDTH, 2, seed);
    Preprocessing preprocessing = PreprocessingFit.fit(dataset, table.features());
    Transformer transformer = new Transformer(preprocessing);
    Table train = table.withFeatures(transformer.width(), transformer.transform(table.features()));
    Hyperparameters hyperparameters =
        new HyperparameterChoice(
                algorithm, rounds, depth, 0.5, 1.0, 1.0, 0.1, 0.1, 0, ClassWeights.NONE)
            .complete(rows);
    int positive = positiveIsSecond ? 1 : 0;
    try (Boosted boosted =
        new Boosting(hyperparameters, dataset, seed, 1).fit(train, (round, loss) -> {})) {
      for (Calibration calibration : CalibrationChoice.all(boosted.heldOut(), 2)) {
        byte[] onnx = ModelGraph.of(dataset, preprocessing, boosted.trees(), calibration);
        try (ScoringModel model = ScoringModel.open(onnx, Signature.of(dataset), "graph");
            Scorer scorer = model.newScorer()) {
          float[] others = OddRows.of(table, 8, seed);
          for (int row = 0; row < others.length / WIDTH; row++) {
            float[] rising = sweep(others, row, table, RISES);
            float[] falling = sweep(others, row, table, FALLS);

            assertThat(steepestFall(scorer, rising, positive))
                .as("%s", calibration)
                .isLessThan(ROUNDING);
            assertThat(steepestFall(scorer, falling, 1 - positive))
                .as("%s", calibration)
                .isLessThan(ROUNDING);
          }
        }
      }
    }
  }

  /** One row again and again, with ascending values of one column. */
  private static float[] sweep(float[] rows, int row, Table table, int column) {
    double[] ascending =
        Arrays.stream(table.column(column)).filter(Double::isFinite).sorted().distinct().toArray();
    float[] swept = new float[ascending.length * WIDTH];
    for (int i = 0; i < ascending.length; i++) {
      System.arraycopy(rows, row * WIDTH, swept, i * WIDTH, WIDTH);
      swept[i * WIDTH + column] = (float) ascending[i];
    }
    return swept;
  }

  /** By how much the probability of a class falls at most from one row to the next. */
  private static double steepestFall(Scorer scorer, float[] rows, int category) {
    Scores scores = new Scores();
    int count = rows.length / WIDTH;
    scorer.score(rows, count, scores);
    double steepest = 0;
    for (int row = 1; row < count; row++) {
      float before = scores.probabilities()[(row - 1) * 2 + category];
      float after = scores.probabilities()[row * 2 + category];
      steepest = Math.max(steepest, before - after);
    }
    return steepest;
  }
}
