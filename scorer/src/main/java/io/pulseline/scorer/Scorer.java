package io.pulseline.scorer;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/**
 * Scores rows with a {@link ScoringModel}. Not thread-safe: one thread, one scorer.
 *
 * <p>It keeps native buffers for single rows and for the last other number of rows, so callers that
 * always come with the same numbers allocate nothing.
 */
public final class Scorer implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final int features;
  private final int classes;
  private Batch one;
  private Batch many;

  Scorer(OrtEnvironment environment, OrtSession session, int features, int classes) {
    this.environment = environment;
    this.session = session;
    this.features = features;
    this.classes = classes;
  }

  /**
   * Scores rows.
   *
   * @param values row-major, at least {@code rows} × F raw features: codes for categories, NaN for
   *     missing values
   * @param rows how many rows to score, at least 1
   * @param out receives labels and probabilities
   */
  public void score(float[] values, int rows, Scores out) {
    if (rows < 1 || values.length < (long) rows * features) {
      throw new IllegalArgumentException(
          values.length + " values are not " + rows + " rows of " + features);
    }
    try {
      Batch batch = batch(rows);
      batch.run(session, values);
      out.take(batch);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed to score " + rows + " rows", e);
    }
  }

  private Batch batch(int rows) throws OrtException {
    if (rows == 1) {
      if (one == null) {
        one = new Batch(environment, 1, features, classes);
      }
      return one;
    }
    if (many == null || many.rows() != rows) {
      Batch other = new Batch(environment, rows, features, classes);
      if (many != null) {
        many.close();
      }
      many = other;
    }
    return many;
  }

  @Override
  public void close() {
    if (one != null) {
      one.close();
    }
    if (many != null) {
      many.close();
    }
  }
}
