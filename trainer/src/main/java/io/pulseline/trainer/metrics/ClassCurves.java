package io.pulseline.trainer.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * What thresholds and probabilities of one class are worth.
 *
 * @param category the class, as a position in the target's categories
 * @param roc false against true positive rate, from (0, 0) to (1, 1); empty when all rows or none
 *     are of the class. At most 200 points that look like all of them
 * @param thresholds of the points of {@code roc}: rows whose probability is at least that are taken
 *     for the class; more than 1 for the first point, where none is
 * @param precisionRecall recall against precision, from recall 0 on; empty when no row is of the
 *     class
 * @param reliability bins of equal width that hold rows, by rising probability
 */
public record ClassCurves(
    int category,
    List<Point> roc,
    List<Double> thresholds,
    List<Point> precisionRecall,
    List<ReliabilityBin> reliability) {
  private static final double NONE = Math.nextUp(1f);

  /** Of the positive one of two classes, or of every class. */
  public static List<ClassCurves> of(RankedPredictions predictions) {
    return predictions.ranks().stream().map(ClassCurves::of).toList();
  }

  private static ClassCurves of(OneVersusRest rank) {
    double hits = rank.hits();
    double misses = rank.rows() - hits;
    Line roc = new Line();
    Line precisionRecall = new Line();
    roc.add(0, 0);
    rank.forEachScore(
        (score, hitsAbove, missesAbove) -> {
          double precision = (double) hitsAbove / (hitsAbove + missesAbove);
          if (precisionRecall.isEmpty()) {
            precisionRecall.add(0, precision);
          }
          roc.add(missesAbove / misses, hitsAbove / hits);
          precisionRecall.add(hitsAbove / hits, precision);
        });
    List<Point> kept = hits == 0 || misses == 0 ? List.of() : roc.thinned();
    return new ClassCurves(
        rank.category(),
        kept,
        thresholds(rank, kept),
        hits == 0 ? List.of() : precisionRecall.thinned(),
        bins(rank));
  }

  private static List<Double> thresholds(OneVersusRest rank, List<Point> roc) {
    if (roc.isEmpty()) {
      return List.of();
    }
    double hits = rank.hits();
    double misses = rank.rows() - hits;
    List<Double> thresholds = new ArrayList<>(List.of(NONE));
    rank.forEachScore(
        (score, hitsAbove, missesAbove) -> {
          int next = thresholds.size();
          Point point = new Point(missesAbove / misses, hitsAbove / hits);
          if (next < roc.size() && roc.get(next).equals(point)) {
            thresholds.add((double) score);
          }
        });
    return thresholds;
  }

  private static List<ReliabilityBin> bins(OneVersusRest rank) {
    double[] sums = new double[OneVersusRest.BINS];
    int[] hits = new int[OneVersusRest.BINS];
    int[] rows = new int[OneVersusRest.BINS];
    int[] above = new int[2];
    rank.forEachScore(
        (score, hitsAbove, missesAbove) -> {
          int bin = OneVersusRest.bin(score);
          int tied = hitsAbove + missesAbove - above[0];
          sums[bin] += (double) tied * score;
          rows[bin] += tied;
          hits[bin] += hitsAbove - above[1];
          above[0] = hitsAbove + missesAbove;
          above[1] = hitsAbove;
        });
    List<ReliabilityBin> bins = new ArrayList<>();
    for (int bin = 0; bin < rows.length; bin++) {
      if (rows[bin] > 0) {
        bins.add(
            new ReliabilityBin(
                sums[bin] / rows[bin],
                (double) hits[bin] / rows[bin],
                Interval.ofShare(hits[bin], rows[bin]),
                rows[bin]));
      }
    }
    return bins;
  }
}
