package io.pulseline.quality;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.RocAuc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** A random forest that predicts the target: XGBoost's parallel trees. */
final class Forest {
  /**
   * XGBoost grows them anew for each class, unless there are two, so these are shared among all.
   */
  private static final int TREES = 300;

  private static final int FEWEST_TREES = 50;
  private static final int DEPTH = 12;

  /** Each tree sees as many different rows as a bootstrap sample holds. */
  private static final double SUBSAMPLE = 0.632;

  private final Dataset dataset;
  private final int classes;
  private final long seed;
  private final FloatCodes codes;

  /**
   * @param codes of the rows that it will meet
   */
  Forest(Dataset dataset, FloatCodes codes, long seed) {
    this.dataset = dataset;
    this.codes = codes;
    this.classes = dataset.targetColumn().categories().size();
    this.seed = seed;
  }

  /**
   * Trains on some rows and tests on others.
   *
   * @return the AUC, NaN when the test rows are all of one class
   */
  double auc(List<double[]> train, List<double[]> test) {
    try {
      DMatrix examples = matrix(train);
      try {
        Booster forest = XGBoost.train(examples, parameters(), 1, Map.of(), null, null);
        try {
          return RocAuc.of(classesOf(test), probabilities(forest, test), classes);
        } finally {
          forest.dispose();
        }
      } finally {
        examples.dispose();
      }
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost failed: " + e.getMessage(), e);
    }
  }

  /** Row-major, rows × classes; XGBoost itself gives only the second of two classes. */
  private float[] probabilities(Booster forest, List<double[]> rows) throws XGBoostError {
    DMatrix matrix = matrix(rows);
    try {
      float[][] predicted = forest.predict(matrix);
      float[] probabilities = new float[predicted.length * classes];
      for (int row = 0; row < predicted.length; row++) {
        int given = predicted[row].length;
        System.arraycopy(predicted[row], 0, probabilities, (row + 1) * classes - given, given);
        if (given == 1) {
          probabilities[row * classes] = 1 - predicted[row][0];
        }
      }
      return probabilities;
    } finally {
      matrix.dispose();
    }
  }

  private Map<String, Object> parameters() {
    int features = dataset.features().size();
    Map<String, Object> parameters = new LinkedHashMap<>();
    if (classes == 2) {
      parameters.put("objective", "binary:logistic");
    } else {
      parameters.put("objective", "multi:softprob");
      parameters.put("num_class", classes);
    }
    parameters.put("tree_method", "hist");
    parameters.put(
        "num_parallel_tree", classes == 2 ? TREES : Math.max(FEWEST_TREES, TREES / classes));
    parameters.put("eta", 1);
    parameters.put("max_depth", DEPTH);
    parameters.put("subsample", SUBSAMPLE);
    parameters.put("colsample_bynode", Math.sqrt(features) / features);
    parameters.put("seed", seed);
    // More threads spin while they wait for each other; on tables this small that only costs
    parameters.put("nthread", 1);
    return parameters;
  }

  private DMatrix matrix(List<double[]> rows) throws XGBoostError {
    int width = dataset.columns().size() - 1;
    float[] features = new float[rows.size() * width];
    int at = 0;
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        if (i != dataset.targetIndex()) {
          features[at++] = codes.of(i, row[i]);
        }
      }
    }
    DMatrix matrix = new DMatrix(features, rows.size(), width, Float.NaN);
    int[] labels = classesOf(rows);
    float[] asFloats = new float[labels.length];
    for (int i = 0; i < labels.length; i++) {
      asFloats[i] = labels[i];
    }
    matrix.setLabel(asFloats);
    return matrix;
  }

  private int[] classesOf(List<double[]> rows) {
    return rows.stream()
        .mapToInt(row -> dataset.targetColumn().positionOf(row[dataset.targetIndex()]))
        .toArray();
  }
}
