package io.pulseline.trainer.page;

import io.pulseline.pages.chart.Figure;
import io.pulseline.pages.chart.Grid;
import io.pulseline.pages.chart.HeatMap;
import io.pulseline.pages.chart.Numbers;
import io.pulseline.trainer.metrics.ConfusionMatrix;
import java.util.List;
import java.util.stream.IntStream;

/** Which classes are taken for which. */
final class ConfusionCharts {
  private ConfusionCharts() {}

  static Figure matrix(List<String> classes, ConfusionMatrix confusion) {
    List<List<Double>> shades = confusion.counts().stream().map(ConfusionCharts::shares).toList();
    List<List<String>> texts =
        confusion.counts().stream().map(row -> row.stream().map(Numbers::count).toList()).toList();
    return new HeatMap("true, by predicted", classes, classes, HeatMap.Scale.SHARE, shades, texts)
        .figure(
            "Confusion",
            "Rows are the true classes, columns the predicted ones; the darker, the larger the"
                + " share of the true class.");
  }

  private static List<Double> shares(List<Integer> counts) {
    double all = counts.stream().mapToInt(Integer::intValue).sum();
    return counts.stream().map(count -> all == 0 ? Double.NaN : count / all).toList();
  }

  static Grid classes(List<String> classes, ConfusionMatrix confusion) {
    return new Grid(
        List.of("class", "rows", "precision", "recall", "F1"),
        IntStream.range(0, classes.size())
            .mapToObj(
                c ->
                    List.of(
                        classes.get(c),
                        Numbers.count(confusion.rows(c)),
                        Numbers.fixed(confusion.precision(c), 3),
                        Numbers.fixed(confusion.recall(c), 3),
                        Numbers.fixed(confusion.f1(c), 3)))
            .toList());
  }
}
