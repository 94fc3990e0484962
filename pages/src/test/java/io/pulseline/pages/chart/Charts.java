package io.pulseline.pages.chart;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Charts that are hard to draw: sixty categories, long names, and letters that HTML means. */
final class Charts {
  static final List<String> NAMES =
      IntStream.range(0, 60)
          .mapToObj(i -> "category <" + i + "> & \"a name\"" + " that does not end".repeat(i % 7))
          .toList();

  private Charts() {}

  static List<Figure> all() {
    return List.of(
        line(Size.MEDIUM),
        line(Size.WIDE),
        names(),
        bars(),
        intervals(),
        histogram(),
        categories(),
        heatMap());
  }

  static Figure line(Size size) {
    List<Series.Point> points =
        IntStream.range(0, 1000).mapToObj(i -> new Series.Point(i / 999.0, i / 999.0)).toList();
    Series.Point high = new Series.Point(0.5, 0.9, 0.8, 1);
    return new LineChart(
            size,
            Axis.share("false positive rate"),
            Axis.share("true positive rate"),
            List.of(
                new Series("model", Series.Kind.STEPS, points),
                new Series("trials", Series.Kind.CHAIN, List.of(high, high)),
                Series.reference("chance", new Series.Point(0, 0), new Series.Point(1, 1))))
        .figure("ROC <curve>", "The further to the upper left, the better.");
  }

  private static Figure names() {
    List<Series.Point> points =
        IntStream.range(0, 60).mapToObj(i -> new Series.Point(i, 1e6 * i)).toList();
    return new LineChart(
            Size.SMALL,
            Axis.names("kind", NAMES),
            Axis.linear("rows", 0, 6e7),
            List.of(new Series("rows", Series.Kind.DOTS, points)))
        .figure("Kinds", "");
  }

  static Figure bars() {
    List<BarChart.Bar> bars =
        IntStream.range(0, 60)
            .mapToObj(i -> new BarChart.Bar(NAMES.get(i), 1.0 / (i - 6.5), "about " + i))
            .toList();
    return new BarChart("share of the gain", bars, new Reference("alert at 0.2", 0.2))
        .figure("Importance", "");
  }

  static Figure intervals() {
    List<IntervalChart.Estimate> estimates =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    new IntervalChart.Estimate(
                        NAMES.get(i), i / 60.0, i == 0 ? Double.NaN : 0, 1, "about " + i))
            .toList();
    return new IntervalChart("accuracy", estimates, new Reference("all rows", 0.99))
        .figure("Slices", "");
  }

  static Figure histogram() {
    return new Histogram(
            Axis.exactly("age (years)", 0, 10),
            List.of(
                table("training", List.of(0.0, 1.0, 10.0)),
                table("production", List.of(0.0, 5.0, 10.0))))
        .figure("age", "PSI 0.2");
  }

  private static Histogram.Table table(String name, List<Double> edges) {
    return Histogram.Table.ofIntervals(name, edges, List.of(0.4, 0.6));
  }

  static Figure categories() {
    List<Double> rising = IntStream.range(0, 60).mapToObj(i -> i / 1770.0).toList();
    return new Histogram(
            Axis.names("kind", NAMES),
            List.of(
                Histogram.Table.ofCategories("training", NAMES, Collections.nCopies(60, 1 / 60.0)),
                Histogram.Table.ofCategories("production", NAMES, rising)))
        .figure("kind", "");
  }

  static Figure heatMap() {
    return new HeatMap(
            "true, predicted",
            NAMES,
            NAMES,
            HeatMap.Scale.SIGNED,
            Collections.nCopies(60, Collections.nCopies(60, -0.5)),
            Collections.nCopies(60, Collections.nCopies(60, "-0.5")))
        .figure("Dependence", "");
  }
}
