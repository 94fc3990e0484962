package io.pulseline.trainer.metrics;

import java.util.SplittableRandom;

/** What models of any quality may say. */
final class RandomPredictions {
  private RandomPredictions() {}

  /**
   * Calibrated: each row is of a class as often as its probability says.
   *
   * @param skill how far probabilities are from each other
   */
  static Predictions of(int rows, int classes, double skill, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] truth = new int[rows];
    float[] probabilities = new float[rows * classes];
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      double[] odds = new double[classes];
      for (int c = 0; c < classes; c++) {
        odds[c] = Math.exp(skill * random.nextGaussian());
        sum += odds[c];
      }
      double drawn = random.nextDouble() * sum;
      for (int c = 0; c < classes; c++) {
        probabilities[row * classes + c] = (float) (odds[c] / sum);
        if (drawn >= 0) {
          truth[row] = c;
        }
        drawn -= odds[c];
      }
    }
    return new Predictions(truth, probabilities, classes);
  }

  /** With many ties: probabilities are multiples of an eighth, some of them 0 and 1. */
  static Predictions coarse(int rows, int classes, int positive, long seed) {
    Predictions fine = of(rows, classes, 2, seed);
    float[] probabilities = new float[rows * classes];
    for (int row = 0; row < rows; row++) {
      float rest = 1;
      for (int c = 0; c < classes; c++) {
        float rounded = Math.round(fine.probability(row, c) * 8) / 8f;
        probabilities[row * classes + c] = c == classes - 1 ? rest : Math.min(rest, rounded);
        rest -= probabilities[row * classes + c];
      }
    }
    return new Predictions(fine.truth(), probabilities, classes, positive);
  }

  /** These rows, in this order. */
  static Predictions select(Predictions all, int... rows) {
    int[] truth = new int[rows.length];
    float[] probabilities = new float[rows.length * all.classes()];
    for (int i = 0; i < rows.length; i++) {
      truth[i] = all.truth()[rows[i]];
      System.arraycopy(
          all.probabilities(),
          rows[i] * all.classes(),
          probabilities,
          i * all.classes(),
          all.classes());
    }
    return new Predictions(truth, probabilities, all.classes(), all.positive());
  }
}
