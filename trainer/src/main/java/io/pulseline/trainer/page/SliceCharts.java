package io.pulseline.trainer.page;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.pages.chart.Figure;
import io.pulseline.pages.chart.Grid;
import io.pulseline.pages.chart.IntervalChart;
import io.pulseline.pages.chart.IntervalChart.Estimate;
import io.pulseline.pages.chart.Numbers;
import io.pulseline.pages.chart.Reference;
import io.pulseline.trainer.metrics.Interval;
import io.pulseline.trainer.metrics.SliceMetrics;
import io.pulseline.trainer.page.ModelView.HeldOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How good a model is on the rows of each category. */
final class SliceCharts {
  private final Dataset dataset;
  private final HeldOut heldOut;

  SliceCharts(Dataset dataset, HeldOut heldOut) {
    this.dataset = dataset;
    this.heldOut = heldOut;
  }

  /** One chart of accuracy a feature; slices of too few rows are left out. */
  List<Figure> accuracies() {
    Map<String, List<SliceMetrics>> features =
        heldOut.slices().stream()
            .filter(slice -> !Double.isNaN(slice.metrics().accuracy()))
            .collect(
                Collectors.groupingBy(
                    SliceMetrics::feature, LinkedHashMap::new, Collectors.toList()));
    return features.entrySet().stream()
        .map(feature -> chart(feature.getKey(), feature.getValue()))
        .toList();
  }

  private Figure chart(String feature, List<SliceMetrics> slices) {
    List<Estimate> lines = slices.stream().map(this::estimate).toList();
    Reference all = new Reference("all rows", heldOut.metrics().accuracy());
    return new IntervalChart(MetricNames.ACCURACY, lines, all).figure(feature, "");
  }

  private Estimate estimate(SliceMetrics slice) {
    double accuracy = slice.metrics().accuracy();
    String name = label(slice) + " (" + Numbers.count(slice.rows()) + ")";
    Interval interval = slice.accuracy();
    return new Estimate(
        name, accuracy, interval.low(), interval.high(), Numbers.fixed(accuracy, 4));
  }

  /** All metrics of all slices. */
  Grid table() {
    List<String> head =
        Stream.concat(Stream.of("slice", "rows"), MetricNames.IN_ORDER.stream()).toList();
    return new Grid(head, heldOut.slices().stream().map(this::row).toList());
  }

  private List<String> row(SliceMetrics slice) {
    Stream<String> name =
        Stream.of(slice.feature() + ": " + label(slice), Numbers.count(slice.rows()));
    return Stream.concat(
            name,
            MetricNames.IN_ORDER.stream().map(m -> Numbers.fixed(slice.metrics().value(m), 4)))
        .toList();
  }

  /** What people call a category. */
  private String label(SliceMetrics slice) {
    if (slice.category() == null) {
      return "missing";
    }
    int feature = dataset.indexOf(slice.feature());
    CategoricalColumn column = (CategoricalColumn) dataset.columns().get(feature);
    return column.categories().get(column.positionOf(slice.category())).label();
  }
}
