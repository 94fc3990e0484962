package io.pulseline.trainer.steps;

import io.pulseline.cli.chart.Series;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.trainer.metrics.ClassCurves;
import io.pulseline.trainer.metrics.Interval;
import io.pulseline.trainer.metrics.Point;
import io.pulseline.trainer.metrics.SliceMetrics;
import io.pulseline.trainer.page.CalibrationBin;
import io.pulseline.trainer.page.Measure;
import io.pulseline.trainer.page.ModelReport;
import io.pulseline.trainer.page.ModelView;
import io.pulseline.trainer.page.ModelView.HeldOut;
import io.pulseline.trainer.page.ModelView.Importance;
import io.pulseline.trainer.page.ModelView.Recipe;
import io.pulseline.trainer.page.Slice;
import io.pulseline.trainer.parity.Parity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the steps found out, as the report of a model shows it. */
final class Report {
  private Report() {}

  static String html(Workbench bench, Fitted fitted, Evaluated evaluated, Parity parity)
      throws IOException {
    Prepared prepared = bench.prepared();
    return ModelReport.html(
        new ModelView(
            bench.dataset(),
            prepared.lineage(),
            new Recipe(
                fitted.choices(prepared), fitted.calibration().label(), fitted.heldOutLosses()),
            heldOut(bench.dataset(), evaluated),
            new Importance(
                evaluated.importance(), permutation(evaluated), "rise of the log loss"),
            fitted.baselines(),
            Map.of(),
            evaluated.comparison(),
            evaluated.notCompared(),
            parity));
  }

  private static List<Measure> permutation(Evaluated evaluated) {
    return evaluated.permutation().features().stream()
        .map(f -> new Measure(f.name(), f.rise(), f.interval().low(), f.interval().high()))
        .toList();
  }

  private static HeldOut heldOut(Dataset dataset, Evaluated evaluated) {
    List<Measure> measures =
        MetricNames.IN_ORDER.stream()
            .map(
                name -> {
                  Interval interval = evaluated.intervals().get(name);
                  double value = evaluated.metrics().value(name);
                  return new Measure(name, value, interval.low(), interval.high());
                })
            .toList();
    List<ClassCurves> curves = evaluated.curves();
    return new HeldOut(
        evaluated.rows(),
        measures,
        evaluated.confusion(),
        series(dataset, curves, ClassCurves::roc),
        series(dataset, curves, ClassCurves::precisionRecall),
        curves.size() == 1 ? bins(curves.get(0)) : List.of(),
        evaluated.slices().stream().map(slice -> slice(dataset, slice)).toList());
  }

  private static List<Series> series(
      Dataset dataset, List<ClassCurves> curves, Function<ClassCurves, List<Point>> line) {
    List<Category> classes = dataset.targetColumn().categories();
    return curves.stream()
        .filter(ofClass -> !line.apply(ofClass).isEmpty())
        .map(
            ofClass ->
                new Series(
                    classes.get(ofClass.category()).label(),
                    Series.Kind.LINE,
                    line.apply(ofClass).stream()
                        .map(point -> new Series.Point(point.x(), point.y()))
                        .toList()))
        .toList();
  }

  private static List<CalibrationBin> bins(ClassCurves curves) {
    return curves.reliability().stream()
        .map(
            bin ->
                new CalibrationBin(
                    bin.predicted(),
                    bin.observed(),
                    bin.interval().low(),
                    bin.interval().high(),
                    bin.rows()))
        .toList();
  }

  private static Slice slice(Dataset dataset, SliceMetrics slice) {
    CategoricalColumn column =
        (CategoricalColumn) dataset.columns().get(dataset.indexOf(slice.feature()));
    String label =
        slice.category() == null
            ? "missing"
            : column.categories().get(column.positionOf(slice.category())).label();
    return new Slice(
        slice.feature(),
        label,
        slice.rows(),
        MetricNames.IN_ORDER.stream().map(name -> measure(slice, name)).toList());
  }

  private static Measure measure(SliceMetrics slice, String name) {
    Interval interval =
        name.equals(MetricNames.ACCURACY) ? slice.accuracy() : Interval.UNKNOWN;
    return new Measure(name, slice.metrics().value(name), interval.low(), interval.high());
  }
}
