package io.pulseline.serving.plane;

import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Signature;
import io.pulseline.scorer.Scorer;
import io.pulseline.scorer.Scores;
import io.pulseline.scorer.ScoringModel;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A loaded model package under the name that clients call it by. Safe for many threads at once:
 * each call borrows a scorer, and there come to be as many as calls ever ran side by side.
 */
public final class ServedModel implements AutoCloseable {
  /** Scorers keep native memory for their largest call: larger ones are cut into such pieces. */
  private static final int MAX_ROWS = 1024;

  private final String name;
  private final String version;
  private final Signature signature;
  private final ScoringModel model;
  private final Queue<Lane> idle = new ConcurrentLinkedQueue<>();

  /** A scorer and what it writes into. */
  private record Lane(Scorer scorer, Scores scores) {}

  private ServedModel(String name, ModelPackage source, ScoringModel model) {
    this.name = name;
    this.version = source.manifest().version();
    this.signature = source.manifest().signature();
    this.model = model;
  }

  /**
   * Loads a package.
   *
   * @throws io.pulseline.contract.UserException when its graph cannot be loaded
   */
  public static ServedModel load(String name, ModelPackage source) {
    return new ServedModel(name, source, ScoringModel.open(source));
  }

  public String name() {
    return name;
  }

  public String version() {
    return version;
  }

  public Signature signature() {
    return signature;
  }

  Predictions score(Batch batch) {
    int rows = batch.rows();
    int width = model.features();
    int classes = model.classes();
    long[] labels = new long[rows];
    float[] probabilities = new float[Math.multiplyExact(rows, classes)];
    Lane polled = idle.poll();
    Lane lane = polled == null ? new Lane(model.newScorer(), new Scores()) : polled;
    try {
      for (int from = 0; from < rows; from += MAX_ROWS) {
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
  @Override
  public void close() {
    for (Lane lane = idle.poll(); lane != null; lane = idle.poll()) {
      lane.scorer().close();
    }
    model.close();
  }
}
