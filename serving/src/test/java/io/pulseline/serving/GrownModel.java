package io.pulseline.serving;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Signature;
import io.pulseline.features.Preprocessing;
import io.pulseline.features.PreprocessingFit;
import io.pulseline.features.Transformer;
import io.pulseline.trees.TreeModel;
import io.pulseline.trees.Trees;
import io.pulseline.trees.calibration.Uncalibrated;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** A {@link TinyModel} with trees beside its graph, grown by XGBoost: what explains it. */
public final class GrownModel {
  private static final String YAML =
      """
      name: orchard
      target: {column: grade}
      columns:
        - {name: weight, kind: numeric}
        - {name: variety, kind: categorical, values: [braeburn, pippin, gala]}
        - {name: grade, kind: categorical, values: GRADES}
        - {name: bruises, kind: numeric, type: integer}
      engineered:
        - {name: bruises_per_weight, ratio: [bruises, weight], denominator_offset: 1}
      """;

  /** weight, variety, bruises and what is computed of them → second or first. */
  public static final Dataset TWO =
      DatasetYaml.parse(YAML.replace("GRADES", "[second, first]"), "two");

  /** The same → second, first or cider. */
  static final Dataset THREE =
      DatasetYaml.parse(YAML.replace("GRADES", "[second, first, cider]"), "three");

  private static final int ROWS = 300;

  private GrownModel() {}

  public static ModelPackage write(Path folder, Dataset dataset) throws IOException {
    return TinyModel.write(
        folder, Signature.of(dataset), "tiny", TinyModel.VERSION, files(dataset, 20));
  }

  /**
   * What a package has beside its graph.
   *
   * @param rounds of one tree, or of one a class when there are more than two
   */
  public static Map<String, byte[]> files(Dataset dataset, int rounds) throws IOException {
    Signature signature = Signature.of(dataset);
    float[] rows = rows(signature, 7, ROWS);
    Preprocessing preprocessing = PreprocessingFit.fit(dataset, rows);
    try (Trees trees = grow(preprocessing, signature, rows, rounds)) {
      return TreeModel.files(preprocessing, trees.toBytes(), new Uncalibrated());
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  /** Rows of any values, a twelfth of them missing. */
  static float[] rows(Signature signature, long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    int width = signature.features().size();
    float[] rows = new float[width * count];
    for (int at = 0; at < rows.length; at++) {
      rows[at] =
          random.nextInt(12) == 0 ? Float.NaN : value(signature.features().get(at % width), random);
    }
    return rows;
  }

  private static float value(Column column, SplittableRandom random) {
    if (column instanceof CategoricalColumn categorical) {
      double[] codes = categorical.codes();
      return (float) codes[random.nextInt(codes.length)];
    }
    return column.type() == ValueType.INTEGER
        ? random.nextInt(12)
        : (float) random.nextDouble(50, 400);
  }

  private static Trees grow(
      Preprocessing preprocessing, Signature signature, float[] rows, int rounds)
      throws XGBoostError {
    int classes = signature.target().categories().size();
    Transformer transformer = new Transformer(preprocessing);
    DMatrix matrix = new DMatrix(transformer.transform(rows), ROWS, transformer.width(), Float.NaN);
    try {
      matrix.setLabel(labels(rows, classes));
      Map<String, Object> objective =
          classes == 2
              ? Map.of("objective", "binary:logistic")
              : Map.of("objective", "multi:softprob", "num_class", classes);
      return Trees.of(XGBoost.train(matrix, objective, rounds, Map.of(), null, null), classes);
    } finally {
      matrix.dispose();
    }
  }

  /** By all columns and some chance. */
  private static float[] labels(float[] rows, int classes) {
    SplittableRandom random = new SplittableRandom(8);
    float[] labels = new float[ROWS];
    int width = rows.length / ROWS;
    for (int row = 0; row < ROWS; row++) {
      double sum = random.nextDouble(3);
      for (int i = 0; i < width; i++) {
        float value = rows[row * width + i];
        sum += Float.isNaN(value) ? 1 : value / (i == 0 ? 50 : 2);
      }
      labels[row] = Math.floorMod((int) sum / 3, classes);
    }
    return labels;
  }
}
