package io.pulseline.trainer;

import ai.onnxruntime.OrtEnvironment;
import java.sql.DriverManager;
import java.sql.SQLException;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * The libraries in machine code that a training needs. Each is unpacked from its jar and linked
 * when it is first used, half a second for the three; that can be over before they are.
 */
final class NativeLibraries {
  private NativeLibraries() {}

  /**
   * Loads them in the order of their use, beside what the caller goes on with; who ends before
   * leaves files half unpacked.
   */
  static Thread loadAhead() {
    Thread thread = new Thread(NativeLibraries::load, "native-libraries");
    thread.setDaemon(true);
    // What cannot be loaded fails again where it is used, and is told there
    thread.setUncaughtExceptionHandler((loading, error) -> {});
    thread.start();
    return thread;
  }

  private static void load() {
    try {
      DriverManager.getConnection("jdbc:duckdb:").close();
      new DMatrix(new float[1], 1, 1, Float.NaN).dispose();
      OrtEnvironment.getEnvironment();
    } catch (SQLException | XGBoostError e) {
      throw new IllegalStateException("cannot load a native library", e);
    }
  }
}
