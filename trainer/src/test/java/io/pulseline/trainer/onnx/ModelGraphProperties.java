package io.pulseline.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Clip;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Engineered;
import io.pulseline.contract.dataset.Monotone;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.Target;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.model.Signature;
import io.pulseline.features.Preprocessing;
import io.pulseline.features.PreprocessingFit;
import io.pulseline.features.Transformer;
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
import io.pulseline.trainer.parity.Parity;
import io.pulseline.trainer.parity.ParityCheck;
import io.pulseline.trainer.table.Table;
import io.pulseline.trees.calibration.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Whatever model is fitted, its graph says the same, for real and for odd rows. */
class ModelGraphProperties {

  @Property(tries = 80, seed = "20261123", shrinking = ShrinkingMode.OFF)
  void theGraphSaysWhatTheModelSays(
      @ForAll @IntRange(min = 8, max = 300) int rows,
      @ForAll @IntRange(min = 1, max = 6) int width,
      @ForAll @IntRange(min = 2, max = 5) int classes,
      @ForAll Algorithm algorithm,
      @ForAll ClassWeights weights,
      @ForAll @IntRange(min = 1, max = 25) int rounds,
      @ForAll @IntRange(min = 1, max = 6) int depth,
      @ForAll @DoubleRange(min = -3, max = 3) double denominatorOffset,
      @ForAll boolean clip,
      @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
    Dataset dataset = dataset(width, classes, denominatorOffset, clip);
    Table table = RandomTable.of(rows, width, classes, seed);
    Preprocessing preprocessing = PreprocessingFit.fit(dataset, table.features());
    Transformer transformer = new Transformer(preprocessing);
    Table train = table.withFeatures(transformer.width(), transformer.transform(table.features()));
    Hyperparameters hyperparameters =
        new HyperparameterChoice(algorithm, rounds, depth, 0.5, 1.0, 1.0, 0.1, 0.1, 0, weights)
            .complete(rows);
    try (Boosted boosted =
        new Boosting(hyperparameters, dataset, seed, 1).fit(train, (round, loss) -> {})) {
      float[] odd = OddRows.of(table, 500, seed);
      for (Calibration calibration : CalibrationChoice.all(boosted.heldOut(), classes)) {
        byte[] onnx = ModelGraph.of(dataset, preprocessing, boosted.trees(), calibration);
        try (ScoringModel graph = ScoringModel.open(onnx, Signature.of(dataset), "graph")) {
          ParityCheck check = new ParityCheck(dataset, graph);
          for (float[] features : List.of(table.features(), odd)) {
            float[] margins =
                boosted.trees().margins(transformer.transform(features), transformer.width());

            Parity parity = check.run(features, calibration.probabilities(margins, classes));

            assertThat(parity.holds()).as("%s: %s", calibration, parity).isTrue();
          }
        }
      }
    }
  }

  private static Dataset dataset(int width, int classes, double offset, boolean clip) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      columns.add(new NumericColumn("f" + i, ValueType.FLOAT, "", null, null, false));
    }
    List<Category> values =
        IntStream.range(0, classes)
            .mapToObj(i -> new Category("class " + i, "class " + i))
            .toList();
    columns.add(width / 2, new CategoricalColumn("target", ValueType.STRING, values, true));
    String last = "f" + (width - 1);
    return new Dataset(
        "random",
        "",
        "",
        "",
        new Target("target", null),
        columns,
        List.of(
            new Engineered.Product("product", List.of("f0", last, "f0")),
            new Engineered.Ratio("ratio", "f0", last, offset)),
        clip ? new Clip(List.of("f0"), 0.5) : Clip.NONE,
        Monotone.NONE,
        List.of());
  }
}
