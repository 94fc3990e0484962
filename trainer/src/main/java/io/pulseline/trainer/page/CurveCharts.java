package io.pulseline.trainer.page;

import io.pulseline.cli.chart.Axis;
import io.pulseline.cli.chart.Figure;
import io.pulseline.cli.chart.LineChart;
import io.pulseline.cli.chart.Series;
import io.pulseline.cli.chart.Series.Point;
import io.pulseline.cli.chart.Size;
import java.util.ArrayList;
import java.util.List;

/** What becomes of a model's probabilities. */
final class CurveCharts {
  private CurveCharts() {}

  /** One line a class that stands against all others; one in all when there are two. */
  static Figure roc(List<Series> curves) {
    return over("false positive rate", "true positive rate", curves, new Point(0, 0))
        .figure("ROC", "True against false alarms; the further to the upper left, the better.");
  }

  /**
   * As {@link #roc}.
   *
   * @param positives share of the positive rows, that guessing is right in; NaN for several classes
   */
  static Figure precisionRecall(List<Series> curves, double positives) {
    LineChart chart =
        Double.isNaN(positives)
            ? new LineChart(Size.MEDIUM, Axis.share("recall"), Axis.share("precision"), curves)
            : over("recall", "precision", curves, new Point(0, positives));
    return chart.figure(
        "Precision and recall",
        "How many alarms are true, and how many of the cases raise one; the further to the upper"
            + " right, the better.");
  }

  private static LineChart over(String across, String up, List<Series> curves, Point chance) {
    Point end = new Point(1, chance.y() == 0 ? 1 : chance.y());
    List<Series> series = new ArrayList<>(curves);
    series.add(Series.reference("guessing", chance, end));
    return new LineChart(Size.MEDIUM, Axis.share(across), Axis.share(up), series);
  }

  /** Bins in the order of their probabilities. */
  static Figure reliability(List<CalibrationBin> bins) {
    List<Point> points =
        bins.stream()
            .map(bin -> new Point(bin.predicted(), bin.observed(), bin.low(), bin.high()))
            .toList();
    return new LineChart(
            Size.MEDIUM,
            Axis.share("probability said"),
            Axis.share("share that came true"),
            List.of(
                new Series("model", Series.Kind.CHAIN, points),
                Series.reference("perfectly calibrated", new Point(0, 0), new Point(1, 1))))
        .figure("Reliability", "Of rows with probability 0.7, seven of ten should be positive.");
  }
}
