package io.pulseline.quality;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.pages.Page;
import io.pulseline.pages.chart.Figure;
import io.pulseline.pages.chart.Grid;
import io.pulseline.pages.chart.HeatMap;
import io.pulseline.pages.chart.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The report with charts, drawn inline; {@code quality.jte} says what stands on the page. */
final class HtmlReport {
  private final Dataset dataset;
  private final List<double[]> real;
  private final List<double[]> synthetic;

  HtmlReport(Dataset dataset, List<double[]> real, List<double[]> synthetic) {
    this.dataset = dataset;
    this.real = real;
    this.synthetic = synthetic;
  }

  String page(Quality quality) {
    List<Similarity.Shape> shapes = quality.similarity().shapes();
    List<Figure> columns =
        IntStream.range(0, shapes.size()).mapToObj(i -> distribution(i, shapes.get(i))).toList();
    List<Figure> dependence =
        List.of(
            heatMap(quality, Pair::real).figure("real", ""),
            heatMap(quality, Pair::synthetic).figure("generated", ""));
    String title =
        String.format(
            Locale.ROOT,
            "Quality of %s: %d generated rows beside %d real ones",
            dataset.name(),
            quality.syntheticRows(),
            quality.realRows());
    return Page.html(
        HtmlReport.class,
        title,
        "quality.jte",
        Map.of("figures", figures(quality), "columns", columns, "dependence", dependence));
  }

  private static String remark(Similarity.Shape shape) {
    String missing =
        shape.missing() + shape.sampledMissing() == 0
            ? ""
            : ", missing "
                + Numbers.percent(shape.missing())
                + " and "
                + Numbers.percent(shape.sampledMissing());
    return TextReport.number(shape.score()) + missing;
  }

  private Figure distribution(int index, Similarity.Shape shape) {
    Column column = dataset.columns().get(index);
    return Distributions.of(column, Rows.column(real, index), Rows.column(synthetic, index))
        .figure(column.name(), remark(shape));
  }

  private HeatMap heatMap(Quality quality, ToDoubleFunction<Pair> strength) {
    List<String> names = dataset.columns().stream().map(Column::name).toList();
    double[][] matrix = new double[names.size()][names.size()];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i][i] = 1;
    }
    for (Pair pair : quality.similarity().pairs()) {
      int i = names.indexOf(pair.first());
      int j = names.indexOf(pair.second());
      matrix[i][j] = strength.applyAsDouble(pair);
      matrix[j][i] = matrix[i][j];
    }
    List<List<Double>> shades =
        Arrays.stream(matrix).map(row -> Arrays.stream(row).boxed().toList()).toList();
    List<List<String>> texts =
        shades.stream()
            .map(row -> row.stream().map(value -> Numbers.fixed(value, 2)).toList())
            .toList();
    return new HeatMap("column", names, names, HeatMap.Scale.SIGNED, shades, texts);
  }

  private static Grid figures(Quality quality) {
    return new Grid(
        List.of("measure", "value"),
        TextReport.figures(quality).stream().map(f -> List.of(f.name(), f.value())).toList());
  }
}
