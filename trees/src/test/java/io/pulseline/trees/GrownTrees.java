package io.pulseline.trees;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.features.Preprocessing;
import io.pulseline.features.PreprocessingFit;
import io.pulseline.features.Transformer;
import java.util.Map;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Trees that XGBoost grew for the rows of a test, and what is done to values before them. */
record GrownTrees(Preprocessing preprocessing, Trees trees) {

  /**
   * Grows.
   *
   * @param features row-major raw features
   * @param labels the class of each row
   * @param rounds of one tree, or of one a class
   */
  static GrownTrees of(Dataset dataset, float[] features, float[] labels, int rounds)
      throws XGBoostError {
    Preprocessing preprocessing = PreprocessingFit.fit(dataset, features);
    Transformer transformer = new Transformer(preprocessing);
    int classes = dataset.targetColumn().categories().size();
    Map<String, Object> objective =
        classes == 2
            ? Map.of("objective", "binary:logistic")
            : Map.of("objective", "multi:softprob", "num_class", classes);
    float[] transformed = transformer.transform(features);
    DMatrix rows = new DMatrix(transformed, labels.length, transformer.width(), Float.NaN);
    try {
      rows.setLabel(labels);
      return new GrownTrees(
          preprocessing,
          Trees.of(XGBoost.train(rows, objective, rounds, Map.of(), null, null), classes));
    } finally {
      rows.dispose();
    }
  }
}
