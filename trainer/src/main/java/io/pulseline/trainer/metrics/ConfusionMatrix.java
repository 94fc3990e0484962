package io.pulseline.trainer.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often rows of each class were taken for each class.
 *
 * @param counts by true class, then by predicted class
 */
public record ConfusionMatrix(List<List<Integer>> counts) {
  public ConfusionMatrix {
    counts = counts.stream().map(List::copyOf).toList();
  }

  /**
   * Takes counts.
   *
   * @param counts row-major, true classes × predicted classes
   */
  static ConfusionMatrix of(int[] counts, int classes) {
    return new ConfusionMatrix(
        IntStream.range(0, classes)
            .mapToObj(c -> Arrays.stream(counts, c * classes, (c + 1) * classes).boxed().toList())
            .toList());
  }

  /** Share of the rows that were taken for what they are; NaN of no rows. */
  public double accuracy() {
    int right = 0;
    for (int c = 0; c < counts.size(); c++) {
      right += counts.get(c).get(c);
    }
    return (double) right / total();
  }

  /** Mean over the classes of their F1, weighted by their rows; 0 for a class never predicted. */
  public double weightedF1() {
    double sum = 0;
    for (int c = 0; c < counts.size(); c++) {
      sum += rows(c) * f1(c);
    }
    return sum / total();
  }

  /** Harmonic mean of precision and recall of a class. */
  public double f1(int c) {
    int both = rows(c) + predictions(c);
    return both == 0 ? 0 : 2.0 * counts.get(c).get(c) / both;
  }

  /** Share of the predictions of a class that were right; 0 when it was never predicted. */
  public double precision(int c) {
    return predictions(c) == 0 ? 0 : (double) counts.get(c).get(c) / predictions(c);
  }

  /** Share of the rows of a class that were found; 0 when it has none. */
  public double recall(int c) {
    return rows(c) == 0 ? 0 : (double) counts.get(c).get(c) / rows(c);
  }

  /** Rows that are of a class. */
  public int rows(int c) {
    return counts.get(c).stream().mapToInt(Integer::intValue).sum();
  }

  private int predictions(int c) {
    return counts.stream().mapToInt(line -> line.get(c)).sum();
  }

  private int total() {
    return counts.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
  }
}
