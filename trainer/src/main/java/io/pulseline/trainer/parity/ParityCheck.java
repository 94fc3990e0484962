package io.pulseline.trainer.parity;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.Signature;
import io.pulseline.scorer.Scorer;
import io.pulseline.scorer.Scores;
import io.pulseline.scorer.ScoringModel;
import io.pulseline.trees.calibration.Decision;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Scores rows with the ONNX graph, behind the scorer that serving uses, and compares with what Java
 * and XGBoost made of them.
 */
public final class ParityCheck {
  private static final int BATCH = 1024;

  /** Rows that one thread takes on at a time. */
  private static final int SHARE = 16 * BATCH;

  private final ScoringModel graph;
  private final Signature signature;
  private final int width;
  private final int classes;

  public ParityCheck(Dataset dataset, ScoringModel graph) {
    this.graph = graph;
    this.signature = Signature.of(dataset);
    this.width = dataset.features().size();
    this.classes = dataset.targetColumn().categories().size();
  }

  /**
   * Compares.
   *
   * @param features row-major raw features
   * @param expected row-major probabilities of the classes
   */
  public Parity run(float[] features, float[] expected) {
    int rows = features.length / width;
    return IntStream.range(0, (rows + SHARE - 1) / SHARE)
        .parallel()
        .mapToObj(
            share ->
                compare(features, expected, share * SHARE, Math.min(rows, (share + 1) * SHARE)))
        .reduce(Parity.NOTHING, Parity::and);
  }

  private Parity compare(float[] features, float[] expected, int first, int last) {
    double maxDifference = 0;
    long differentLabels = 0;
    Scores scores = new Scores();
    try (Scorer scorer = graph.newScorer()) {
      for (int from = first; from < last; from += BATCH) {
        int to = Math.min(last, from + BATCH);
        scorer.score(Arrays.copyOfRange(features, from * width, to * width), to - from, scores);
        float[] wanted = Arrays.copyOfRange(expected, from * classes, to * classes);
        maxDifference = Math.max(maxDifference, difference(wanted, scores));
        differentLabels += differentLabels(wanted, scores);
      }
    }
    return new Parity(last - first, maxDifference, differentLabels);
  }

  /** NaN on either side makes it NaN, and Math.max keeps that. */
  private static double difference(float[] expected, Scores scores) {
    double max = 0;
    for (int i = 0; i < expected.length; i++) {
      max = Math.max(max, Math.abs((double) expected[i] - scores.probabilities()[i]));
    }
    return max;
  }

  private long differentLabels(float[] expected, Scores scores) {
    long different = 0;
    for (int row = 0; row < scores.rows(); row++) {
      long label = signature.label(Decision.of(expected, row, classes));
      if (scores.label(row) != label && !isTossUp(expected, row, classes)) {
        different++;
      }
    }
    return different;
  }

  /** Where the likeliest two are closer than rounding is, either of them is right. */
  private static boolean isTossUp(float[] expected, int row, int classes) {
    float[] sorted = Arrays.copyOfRange(expected, row * classes, (row + 1) * classes);
    Arrays.sort(sorted);
    return sorted[classes - 1] - sorted[classes - 2] <= 2 * Parity.TOLERANCE;
  }
}
