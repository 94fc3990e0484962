package io.pulseline.trainer.metrics;

import io.pulseline.contract.model.ScoreOrder;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One class against all others: rows by falling probability of the class, sorted once and then
 * measured as often as there are weights.
 */
final class OneVersusRest {
  /** Bins of equal width over the probabilities, for the calibration error. */
  static final int BINS = 15;

  private static final int HIT = 1;
  private static final int LAST_OF_TIE = 2;
  private static final int ROW = 2;

  /** The weights, each as a double. */
  private static final double[] COUNTS = IntStream.range(0, 128).asDoubleStream().toArray();

  /** Lost in any sum, but no division by it is one by zero. */
  private static final double VANISHING = 1e-300;

  private final int category;

  /** By falling score: the row, above a bit that ends a tie and one for rows of the class. */
  private final int[] entries;

  private final float[] scores;

  /** How many entries are in a bin or above it; so those of the bin below it begin there. */
  private final int[] reach = new int[BINS + 1];

  private OneVersusRest(int category, int[] entries, float[] scores) {
    this.category = category;
    this.entries = entries;
    this.scores = scores;
    for (int i = 0; i < entries.length; i++) {
      if (i + 1 == entries.length || scores[i] != scores[i + 1]) {
        entries[i] |= LAST_OF_TIE;
      }
      reach[bin(scores[i])]++;
    }
    for (int bin = BINS - 1; bin >= 0; bin--) {
      reach[bin] += reach[bin + 1];
    }
  }

  static OneVersusRest of(Predictions predictions, int category) {
    long[] order =
        ScoreOrder.ascending(predictions.probabilities(), predictions.classes(), category);
    int[] entries = new int[order.length];
    float[] scores = new float[order.length];
    for (int i = 0; i < order.length; i++) {
      long entry = order[order.length - 1 - i];
      int row = ScoreOrder.row(entry);
      entries[i] = row << ROW | (predictions.truth()[row] == category ? HIT : 0);
      scores[i] = ScoreOrder.score(entry);
    }
    return new OneVersusRest(category, entries, scores);
  }

  int category() {
    return category;
  }

  int rows() {
    return entries.length;
  }

  /** Rows of the class. */
  int hits() {
    int hits = 0;
    for (int entry : entries) {
      hits += entry & HIT;
    }
    return hits;
  }

  /** The same for groups of rows. */
  List<OneVersusRest> groups(Groups groups) {
    int[] sizes = groups.sizes();
    int[][] groupEntries = new int[sizes.length][];
    float[][] groupScores = new float[sizes.length][];
    for (int group = 0; group < sizes.length; group++) {
      groupEntries[group] = new int[sizes[group]];
      groupScores[group] = new float[sizes[group]];
    }
    int[] filled = new int[sizes.length];
    for (int i = 0; i < entries.length; i++) {
      int row = entries[i] >>> ROW;
      int group = groups.of(row);
      if (group >= 0) {
        int at = filled[group]++;
        groupEntries[group][at] = (groups.numberOf(row) << ROW) | (entries[i] & HIT);
        groupScores[group][at] = scores[i];
      }
    }
    return IntStream.range(0, sizes.length)
        .mapToObj(group -> new OneVersusRest(category, groupEntries[group], groupScores[group]))
        .toList();
  }

  /**
   * What rows come to.
   *
   * @param hits weight of the rows of the class
   * @param auc NaN when all rows or none are of the class
   * @param averagePrecision NaN when none are
   */
  record Measured(double hits, double auc, double averagePrecision, double calibrationError) {}

  /**
   * Measures in one pass. All counts are doubles, which hold them exactly, and no integer is made
   * one on the way: that would take half of the time.
   *
   * @param weights how often each row counts; one of them does
   */
  Measured measure(byte[] weights) {
    double all = VANISHING;
    double hits = 0;
    double halfWins = 0;
    double precisions = 0;
    double gaps = 0;
    for (int bin = BINS - 1; bin >= 0; bin--) {
      double expected = 0;
      double hitsBefore = hits;
      double tied = 0;
      double tiedHits = 0;
      for (int i = reach[bin + 1]; i < reach[bin]; i++) {
        int entry = entries[i];
        int weight = weights[entry >>> ROW];
        tied += COUNTS[weight];
        tiedHits += COUNTS[weight & -(entry & HIT)];
        if ((entry & LAST_OF_TIE) != 0) {
          halfWins += (tied - tiedHits) * (2 * hits + tiedHits);
          hits += tiedHits;
          all += tied;
          precisions += tiedHits * hits / all;
          expected += tied * scores[i];
          tied = 0;
          tiedHits = 0;
        }
      }
      gaps += Math.abs(expected - (hits - hitsBefore));
    }
    return new Measured(hits, halfWins / (2 * hits * (all - hits)), precisions / hits, gaps / all);
  }

  /** The bin of a probability; each begins at its lower edge, and the last holds 1 too. */
  static int bin(float probability) {
    return Math.min(BINS - 1, (int) (probability * BINS));
  }

  /** Told of the rows at or above each score, from the highest on. */
  interface OnScore {
    void next(float score, int hits, int misses);
  }

  /** Goes through the different scores. */
  void forEachScore(OnScore onScore) {
    int hits = 0;
    for (int i = 0; i < entries.length; i++) {
      hits += entries[i] & HIT;
      if ((entries[i] & LAST_OF_TIE) != 0) {
        onScore.next(scores[i], hits, i + 1 - hits);
      }
    }
  }
}
