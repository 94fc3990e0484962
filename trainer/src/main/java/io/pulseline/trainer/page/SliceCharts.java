package io.pulseline.trainer.page;

import io.pulseline.cli.chart.Figure;
import io.pulseline.cli.chart.IntervalChart;
import io.pulseline.cli.chart.Numbers;
import io.pulseline.cli.chart.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How good a model is on the rows of each category. */
final class SliceCharts {
  private SliceCharts() {}

  /**
   * One chart a column, in the order of the slices.
   *
   * @param whole the measure that is shown, of all held-out rows
   */
  static List<Figure> of(List<Slice> slices, Measure whole) {
    Map<String, List<Slice>> columns =
        slices.stream()
            .filter(slice -> measure(slice, whole).isPresent())
            .collect(Collectors.groupingBy(Slice::column, LinkedHashMap::new, Collectors.toList()));
    return columns.entrySet().stream()
        .map(column -> chart(column.getKey(), column.getValue(), whole))
        .toList();
  }

  private static Figure chart(String column, List<Slice> slices, Measure whole) {
    List<IntervalChart.Estimate> lines =
        slices.stream()
            .flatMap(slice -> measure(slice, whole).map(m -> m.estimate(label(slice))).stream())
            .toList();
    return new IntervalChart(whole.name(), lines, new Reference("all rows", whole.value()))
        .figure(column, "");
  }

  private static String label(Slice slice) {
    return slice.category() + " (" + Numbers.count(slice.rows()) + ")";
  }

  /** A slice of one class has no AUC, for one. */
  private static Optional<Measure> measure(Slice slice, Measure whole) {
    return slice.measures().stream()
        .filter(measure -> measure.name().equals(whole.name()))
        .filter(measure -> Double.isFinite(measure.value()))
        .findFirst();
  }
}
