package io.pulseline.trainer.page;

import io.pulseline.pages.chart.Axis;
import io.pulseline.pages.chart.BarChart;
import io.pulseline.pages.chart.Figure;
import io.pulseline.pages.chart.LineChart;
import io.pulseline.pages.chart.Numbers;
import io.pulseline.pages.chart.Series;
import io.pulseline.pages.chart.Series.Point;
import io.pulseline.pages.chart.Size;
import io.pulseline.trainer.metrics.ClassCurves;
import io.pulseline.trainer.metrics.ReliabilityBin;
import io.pulseline.trainer.page.ModelView.HeldOut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What becomes of a model's probabilities: of the positive class, or of each against the others.
 */
final class CurveCharts {
  /** More lines than this are no picture. */
  static final int MOST_CLASSES = 6;

  private static final Point ZERO = new Point(0, 0);
  private static final Point ONE = new Point(1, 1);

  private final List<String> classes;
  private final List<ClassCurves> curves;
  private final HeldOut heldOut;

  /**
   * Charts of held-out rows.
   *
   * @param classes what people call them
   */
  CurveCharts(List<String> classes, HeldOut heldOut) {
    this.classes = classes;
    this.heldOut = heldOut;
    this.curves =
        heldOut.curves().stream()
            .sorted(Comparator.comparingInt(curve -> -rows(curve)))
            .limit(MOST_CLASSES)
            .toList();
  }

  private int rows(ClassCurves curve) {
    return heldOut.confusion().rows(curve.category());
  }

  /** As far as there are such: not when all rows are of one class. */
  List<Figure> alarms() {
    List<Series> roc = lines(ClassCurves::roc);
    List<Series> precisionRecall = lines(ClassCurves::precisionRecall);
    List<Figure> figures = new ArrayList<>();
    if (!roc.isEmpty()) {
      figures.add(
          chart("false positive rate", "true positive rate", roc, guess(ZERO, ONE))
              .figure("ROC", "True by false alarms; the further to the upper left, the better."));
    }
    if (!precisionRecall.isEmpty()) {
      figures.add(
          chart("recall", "precision", precisionRecall, guessedPrecision())
              .figure(
                  "Precision and recall",
                  "The share of alarms that are true, by the share of cases that raise one; the"
                      + " further to the upper right, the better."));
    }
    return figures;
  }

  private List<Series> lines(
      Function<ClassCurves, List<io.pulseline.trainer.metrics.Point>> points) {
    return curves.stream()
        .filter(curve -> !points.apply(curve).isEmpty())
        .map(
            curve ->
                new Series(
                    classes.get(curve.category()),
                    Series.Kind.LINE,
                    points.apply(curve).stream().map(p -> new Point(p.x(), p.y())).toList()))
        .toList();
  }

  private static LineChart chart(
      String across, String up, List<Series> lines, List<Series> references) {
    List<Series> all = Stream.concat(lines.stream(), references.stream()).toList();
    return new LineChart(Size.MEDIUM, Axis.share(across), Axis.share(up), all);
  }

  private static List<Series> guess(Point from, Point to) {
    return List.of(Series.reference("guessing", from, to));
  }

  /** Whoever guesses is right as often as the class is there; it differs from class to class. */
  private List<Series> guessedPrecision() {
    if (curves.size() != 1) {
      return List.of();
    }
    double share = (double) rows(curves.get(0)) / heldOut.rows();
    return guess(new Point(0, share), new Point(1, share));
  }

  /** How far probabilities can be believed. */
  Figure reliability() {
    List<Series> chains =
        curves.stream()
            .map(
                curve ->
                    new Series(
                        classes.get(curve.category()),
                        Series.Kind.CHAIN,
                        curve.reliability().stream().map(CurveCharts::point).toList()))
            .toList();
    List<Series> perfect = List.of(Series.reference("perfectly calibrated", ZERO, ONE));
    return chart("probability said", "share that came true", chains, perfect)
        .figure("Reliability", "Of ten rows with probability 0.7, seven should be of the class.");
  }

  private static Point point(ReliabilityBin bin) {
    return new Point(bin.predicted(), bin.observed(), bin.interval().low(), bin.interval().high());
  }

  /** How many rows the points of {@link #reliability} stand for. */
  List<Figure> probabilities() {
    return curves.stream()
        .map(
            curve ->
                new BarChart(
                        "rows", curve.reliability().stream().map(CurveCharts::bar).toList(), null)
                    .figure(
                        "Probabilities of " + classes.get(curve.category()),
                        "How many rows have which, by the mean of each bin."))
        .toList();
  }

  private static BarChart.Bar bar(ReliabilityBin bin) {
    String name = Numbers.fixed(bin.predicted(), 3);
    return new BarChart.Bar(name, bin.rows(), Numbers.count(bin.rows()));
  }
}
