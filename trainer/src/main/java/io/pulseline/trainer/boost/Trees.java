package io.pulseline.trainer.boost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
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
  private final int rounds;
  private final int classes;

  Trees(Booster booster, int rounds, int classes) {
    this.booster = booster;
    this.rounds = rounds;
    this.classes = classes;
  }

  /** Reads trees that {@link #toBytes()} wrote. */
  public static Trees read(byte[] bytes, int rounds, int classes) {
    try {
      return new Trees(XGBoost.loadModel(new ByteArrayInputStream(bytes)), rounds, classes);
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

  /**
   * Class probabilities.
   *
   * @param transformed row-major, rows × {@code width}
   * @return row-major, rows × {@link #classes()}
   */
  public float[] probabilities(float[] transformed, int width) {
    float[][] predicted = predict(transformed, width);
    float[] out = new float[predicted.length * classes];
    for (int row = 0; row < predicted.length; row++) {
      if (classes == 2) {
        out[2 * row] = 1 - predicted[row][0];
        out[2 * row + 1] = predicted[row][0];
      } else {
        System.arraycopy(predicted[row], 0, out, row * classes, classes);
      }
    }
    return out;
  }

  private float[][] predict(float[] transformed, int width) {
    try {
      DMatrix matrix = Matrices.of(transformed, width);
      try {
        return booster.predict(matrix);
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
