package io.pulseline.quality;

import io.pulseline.contract.dataset.Dataset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;

/**
 * "Train on synthetic, test on real" (Esteban, Hyland and Rätsch 2017), cross-validated: a copula
 * is learned from four fifths of the real rows, a forest from its rows, and tested on the last
 * fifth, beside a forest learned from the four fifths themselves.
 *
 * @param synthetic mean AUC of the forests trained on synthetic rows
 * @param real mean AUC of those trained on real rows
 */
record Tstr(double synthetic, double real) {
  private static final int FOLDS = 5;

  /** Synthetic rows for each real one, so that the copula is judged and not its sampling noise. */
  private static final int FACTOR = 10;

  private static final int MOST_SYNTHETIC = 20_000;

  /** Real rows beyond these, chosen at random, are left out: they only cost time. */
  static final int MOST_ROWS = 20_000;

  /**
   * @param rows real ones, with their targets
   */
  static Tstr of(Dataset dataset, List<double[]> rows, long seed) {
    List<List<double[]>> folds = folds(dataset, rows, new Random(seed));
    FloatCodes codes = new FloatCodes(rows);
    List<Double> synthetic = new ArrayList<>();
    List<Double> real = new ArrayList<>();
    for (int held = 0; held < FOLDS; held++) {
      List<double[]> train = new ArrayList<>();
      for (int fold = 0; fold < FOLDS; fold++) {
        if (fold != held) {
          train.addAll(folds.get(fold));
        }
      }
      int wanted = Math.max(train.size(), Math.min(MOST_SYNTHETIC, FACTOR * train.size()));
      List<double[]> sampled =
          Rows.sampled(dataset, Rows.learned(dataset, train), wanted, seed + held);
      Forest forest = new Forest(dataset, codes, seed + held);
      synthetic.add(forest.auc(sampled, folds.get(held)));
      real.add(forest.auc(train, folds.get(held)));
    }
    return new Tstr(mean(synthetic), mean(real));
  }

  /** Each class is dealt to the folds in turn, so that all have the same shares of them. */
  private static List<List<double[]>> folds(Dataset dataset, List<double[]> rows, Random random) {
    List<double[]> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    List<List<double[]>> folds = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      folds.add(new ArrayList<>());
    }
    int next = 0;
    List<double[]> used = shuffled.subList(0, Math.min(MOST_ROWS, shuffled.size()));
    for (double code : dataset.targetColumn().codes()) {
      for (double[] row : used) {
        if (row[dataset.targetIndex()] == code) {
          folds.get(next++ % FOLDS).add(row);
        }
      }
    }
    return folds;
  }

  private static double mean(List<Double> values) {
    return values.stream()
        .flatMapToDouble(DoubleStream::of)
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }
}
