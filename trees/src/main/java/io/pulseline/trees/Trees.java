package io.pulseline.trees;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Fitted trees; close them to give their native memory back. */
public final class Trees implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Booster booster;
  private final int classes;
  private final int rounds;

  private Trees(Booster booster, int classes, int rounds) {
    this.booster = booster;
    this.classes = classes;
    this.rounds = rounds;
  }

  /** Takes ownership of the booster. */
  public static Trees of(Booster booster, int classes) throws XGBoostError {
    return new Trees(booster, classes, booster.getNumBoostedRound());
  }

  /** Reads trees that {@link #toBytes()} wrote. */
  public static Trees read(byte[] bytes, int classes) {
    try {
      return of(XGBoost.loadModel(bytes), classes);
    } catch (XGBoostError | IOException e) {
      throw new IllegalStateException("these are not trees of XGBoost: " + e.getMessage(), e);
    }
  }

  /** Boosting rounds; each has one tree, or one a class when there are more than two. */
  public int rounds() {
    return rounds;
  }

  public int classes() {
    return classes;
  }

  /** Makes each call compute on the calling thread alone; otherwise it takes all processors. */
  public void useOneThread() {
    try {
      booster.setParam("nthread", 1);
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost takes no number of threads: " + e.getMessage(), e);
    }
  }

  /**
   * How much work it is to explain a row: the squares of all leaves' depths, to which the time of
   * TreeSHAP is in proportion.
   */
  public long shapCost() {
    try {
      return ShapCost.of(booster.toByteArray("json"));
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost gave no JSON: " + e.getMessage(), e);
    }
  }

  /** The trees of the first rounds, as trees of their own. */
  public Trees first(int count) {
    JsonNode json = json();
    ObjectNode model =
        (ObjectNode) json.required("learner").required("gradient_booster").required("model");
    int trees = model.required("iteration_indptr").required(count).intValue();
    cut((ArrayNode) model.required("iteration_indptr"), count + 1);
    cut((ArrayNode) model.required("tree_info"), trees);
    cut((ArrayNode) model.required("trees"), trees);
    ((ObjectNode) model.required("gbtree_model_param")).put("num_trees", Integer.toString(trees));
    try {
      return read(JSON.writeValueAsBytes(json), classes);
    } catch (IOException e) {
      throw new UncheckedIOException("XGBoost's JSON cannot be written", e);
    }
  }

  private static void cut(ArrayNode array, int size) {
    while (array.size() > size) {
      array.remove(array.size() - 1);
    }
  }

  /**
   * Sums of the trees, before any link function.
   *
   * @param transformed row-major, rows × {@code width}
   * @return row-major; one a row for two classes, one a class for more
   */
  public float[] margins(float[] transformed, int width) {
    return predicted(transformed, width, matrix -> booster.predict(matrix, true));
  }

  /**
   * What each input adds to the margin of each row, by exact TreeSHAP; with the last value of a
   * row, what all rows have in common, they sum to the margin.
   *
   * @param transformed row-major, rows × {@code width}
   * @return row-major, rows × ({@code width} + 1), or for more than two classes rows × classes ×
   *     ({@code width} + 1)
   */
  public float[] contributions(float[] transformed, int width) {
    return predicted(transformed, width, matrix -> booster.predictContrib(matrix, 0));
  }

  private interface Prediction {
    float[][] of(DMatrix matrix) throws XGBoostError;
  }

  private static float[] predicted(float[] transformed, int width, Prediction prediction) {
    if (transformed.length == 0) {
      return new float[0];
    }
    try {
      int rows = transformed.length / width;
      DMatrix matrix = new DMatrix(transformed, rows, width, Float.NaN);
      try {
        return Margins.flat(prediction.of(matrix));
      } finally {
        matrix.dispose();
      }
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost failed while predicting: " + e.getMessage(), e);
    }
  }

  /** Total gain of each input's splits, keyed by {@code f<position>}; unused inputs are absent. */
  public Map<String, Double> gains() {
    try {
      return booster.getScore("", "total_gain");
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost gave no importances: " + e.getMessage(), e);
    }
  }

  /** The trees in XGBoost's JSON schema. */
  public JsonNode json() {
    try {
      return JSON.readTree(booster.toByteArray("json"));
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost gave no JSON: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("XGBoost's JSON does not parse", e);
    }
  }

  /** The trees in XGBoost's binary form. */
  public byte[] toBytes() {
    try {
      return booster.toByteArray("ubj");
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost cannot write its model: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    booster.dispose();
  }
}
