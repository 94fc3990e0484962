package io.pulseline.trainer.parity;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.Signature;
import io.pulseline.features.Transformer;
import io.pulseline.scorer.Scorer;
import io.pulseline.scorer.Scores;
import io.pulseline.scorer.ScoringModel;
import io.pulseline.trainer.boost.Decision;
import io.pulseline.trainer.boost.Trees;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Scores rows twice, with XGBoost behind the Java preprocessing and with the ONNX graph behind the
 * scorer that serving uses, and compares.
 */
public final class ParityCheck {
  private static final int BATCH = 1024;

  private final Transformer transformer;
  private final Trees trees;
  private final Signature signature;
  private final int width;

  public ParityCheck(Dataset dataset, Transformer transformer, Trees trees) {
    this.transformer = transformer;
    this.trees = trees;
    this.signature = Signature.of(dataset);
    this.width = dataset.features().size();
  }

  /**
   * Compares.
   *
   * @param features row-major raw features
   * @param onRows told how many rows have been compared
   */
  public Parity run(ScoringModel graph, float[] features, LongConsumer onRows) {
    int rows = features.length / width;
    double maxDifference = 0;
    long differentLabels = 0;
    Scores scores = new Scores();
    try (Scorer scorer = graph.newScorer()) {
      for (int from = 0; from < rows; from += BATCH) {
        int to = Math.min(rows, from + BATCH);
        float[] batch = Arrays.copyOfRange(features, from * width, to * width);
        float[] expected = trees.probabilities(transformer.transform(batch), transformer.width());
        scorer.score(batch, to - from, scores);
        maxDifference = Math.max(maxDifference, difference(expected, scores));
        differentLabels += differentLabels(expected, scores);
        onRows.accept(to);
      }
    }
    return new Parity(rows, maxDifference, differentLabels);
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
    int classes = trees.classes();
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
