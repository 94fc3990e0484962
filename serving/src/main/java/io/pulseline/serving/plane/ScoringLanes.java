package io.pulseline.serving.plane;

import io.pulseline.scorer.Scorer;
import io.pulseline.scorer.Scores;
import io.pulseline.scorer.ScoringModel;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The scorers of one model. Safe for many threads at once: each call borrows a scorer, and there
 * come to be as many as calls ever ran side by side.
 */
final class ScoringLanes {
  /** Scorers keep native memory for their largest call: larger ones are cut into such pieces. */
  private static final int MAX_ROWS = 1024;

  private final ScoringModel model;
  private final Queue<Lane> idle = new ConcurrentLinkedQueue<>();

  /** A scorer and what it writes into. */
  private record Lane(Scorer scorer, Scores scores) {}

  ScoringLanes(ScoringModel model) {
    this.model = model;
  }

  /**
   * Scores rows on the calling thread.
   *
   * @throws ServingException when the thread is interrupted between two pieces of a large request:
   *     the server is about to end
   */
  Predictions score(FeatureRows batch) {
    int rows = batch.rows();
    int width = model.features();
    int classes = model.classes();
    long[] labels = new long[rows];
    float[] probabilities = new float[Math.multiplyExact(rows, classes)];
    Lane polled = idle.poll();
    Lane lane = polled == null ? new Lane(model.newScorer(), new Scores()) : polled;
    try {
      for (int from = 0; from < rows; from += MAX_ROWS) {
        if (from > 0 && Thread.currentThread().isInterrupted()) {
          throw ServingException.stopping();
        }
        int count = Math.min(MAX_ROWS, rows - from);
        lane.scorer()
            .score(piece(batch.features(), from * width, count * width), count, lane.scores());
        System.arraycopy(lane.scores().labels(), 0, labels, from, count);
        System.arraycopy(
            lane.scores().probabilities(), 0, probabilities, from * classes, count * classes);
      }
    } finally {
      idle.add(lane);
    }
    return new Predictions(labels, probabilities);
  }

  private static float[] piece(float[] values, int from, int count) {
    return from == 0 ? values : Arrays.copyOfRange(values, from, from + count);
  }

  /** To be called when no call is under way any more. */
  void close() {
    for (Lane lane = idle.poll(); lane != null; lane = idle.poll()) {
      lane.scorer().close();
    }
    model.close();
  }
}
