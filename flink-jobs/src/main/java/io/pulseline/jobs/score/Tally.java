package io.pulseline.jobs.score;

import io.pulseline.contract.prediction.Quality;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What outcomes of one version in one window of event time come to. Tallies of parts add up to the
 * tally of the whole. Counts lie in one array for all measured classes, one after the other.
 *
 * <p>Scores are counted in {@value #CELLS} cells of equal width, so that a window costs the same
 * however many records it has; two scores of one cell count as tied for the AUC, which is therefore
 * off by at most half the share of pairs that share a cell.
 */
public final class Tally {
  static final int CELLS = 2_048;

  /** As in a manifest's calibration error. */
  static final int BINS = 15;

  private static final int MAX_EXAMPLES = 10;

  public String version;
  public String against;
  public long windowStart;
  public long labelled;
  public long right;
  public long compared;
  public long disagreed;

  /** By class and cell: records of the class, and others. */
  public long[] hits;

  public long[] misses;

  /** By class and bin: the sum of probabilities less the records of the class. */
  public double[] gaps;

  public Quality.Example[] examples;

  /** For Flink, which fills the fields. */
  public Tally() {}

  /**
   * Of nothing yet.
   *
   * @param classes how many are measured
   */
  Tally(String version, String against, long windowStart, int classes) {
    this.version = version;
    this.against = against;
    this.windowStart = windowStart;
    this.hits = new long[classes * CELLS];
    this.misses = new long[classes * CELLS];
    this.gaps = new double[classes * BINS];
    this.examples = new Quality.Example[0];
  }

  /** Tells tallies apart that do not add up. */
  String key() {
    return version + " " + against;
  }

  void add(Outcome outcome) {
    compared += outcome.compared() ? 1 : 0;
    if (outcome.example() != null) {
      disagreed++;
      examples = joined(examples, new Quality.Example[] {outcome.example()});
    }
    if (outcome.labelled()) {
      labelled++;
      right += outcome.right() ? 1 : 0;
      measure(outcome);
    }
  }

  private void measure(Outcome outcome) {
    float[] scores = outcome.scores();
    if (hits.length < scores.length * CELLS) {
      hits = Arrays.copyOf(hits, scores.length * CELLS);
      misses = Arrays.copyOf(misses, scores.length * CELLS);
      gaps = Arrays.copyOf(gaps, scores.length * BINS);
    }
    for (int c = 0; c < scores.length; c++) {
      boolean hit = outcome.hit() == c;
      (hit ? hits : misses)[c * CELLS + part(scores[c], CELLS)]++;
      gaps[c * BINS + part(scores[c], BINS)] += scores[c] - (hit ? 1 : 0);
    }
  }

  /** The part of equal width that a probability is in; the last holds 1 too. */
  private static int part(float probability, int parts) {
    return Math.min(parts - 1, (int) (probability * parts));
  }

  /** The tally of both, which stay as they are. */
  static Tally sum(Tally one, Tally other) {
    Tally sum = new Tally(one.version, one.against, one.windowStart, 0);
    sum.labelled = one.labelled + other.labelled;
    sum.right = one.right + other.right;
    sum.compared = one.compared + other.compared;
    sum.disagreed = one.disagreed + other.disagreed;
    sum.hits = sum(one.hits, other.hits);
    sum.misses = sum(one.misses, other.misses);
    sum.gaps = sum(one.gaps, other.gaps);
    sum.examples = joined(one.examples, other.examples);
    return sum;
  }

  private static long[] sum(long[] one, long[] other) {
    long[] sum = Arrays.copyOf(one, Math.max(one.length, other.length));
    for (int i = 0; i < other.length; i++) {
      sum[i] += other[i];
    }
    return sum;
  }

  private static double[] sum(double[] one, double[] other) {
    double[] sum = Arrays.copyOf(one, Math.max(one.length, other.length));
    for (int i = 0; i < other.length; i++) {
      sum[i] += other[i];
    }
    return sum;
  }

  private static Quality.Example[] joined(Quality.Example[] one, Quality.Example[] other) {
    int room = Math.min(other.length, MAX_EXAMPLES - one.length);
    Quality.Example[] joined = Arrays.copyOf(one, one.length + room);
    System.arraycopy(other, 0, joined, one.length, room);
    return joined;
  }

  Quality quality(Duration window) {
    return new Quality(
        version,
        against.isEmpty() ? null : against,
        Instant.ofEpochMilli(windowStart),
        Instant.ofEpochMilli(windowStart).plus(window),
        labelled,
        (double) right / labelled,
        mean(this::auc),
        mean(this::calibrationError),
        compared,
        disagreed,
        (double) disagreed / compared,
        List.of(examples));
  }

  @FunctionalInterface
  private interface Measure {
    double of(int category);
  }

  /** Over the classes for which it is defined, weighted by their records. */
  private double mean(Measure measure) {
    double sum = 0;
    long weights = 0;
    int classes = hits.length / CELLS;
    for (int c = 0; c < classes; c++) {
      double value = measure.of(c);
      if (!Double.isNaN(value)) {
        long weight = classes == 1 ? 1 : total(hits, c);
        sum += weight * value;
        weights += weight;
      }
    }
    return sum / weights;
  }

  /** By Mann and Whitney's statistic; NaN when all records or none are of the class. */
  private double auc(int category) {
    double halfWins = 0;
    long below = 0;
    for (int i = category * CELLS; i < (category + 1) * CELLS; i++) {
      halfWins += (double) hits[i] * (2 * below + misses[i]);
      below += misses[i];
    }
    return halfWins / (2.0 * total(hits, category) * below);
  }

  private double calibrationError(int category) {
    double sum = 0;
    for (int i = category * BINS; i < (category + 1) * BINS; i++) {
      sum += Math.abs(gaps[i]);
    }
    return sum / labelled;
  }

  private static long total(long[] counts, int category) {
    return Arrays.stream(counts, category * CELLS, (category + 1) * CELLS).sum();
  }
}
