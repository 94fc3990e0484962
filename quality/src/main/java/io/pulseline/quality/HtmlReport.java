package io.pulseline.quality;

import io.pulseline.cli.Page;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The report with charts, drawn inline; {@code quality.jte} says what stands on the page. */
final class HtmlReport {
  private final Dataset dataset;
  private final List<double[]> real;
  private final List<double[]> synthetic;

  /**
   * A drawing and what stands below it.
   *
   * @param remark may be empty
   */
  record Chart(String name, String remark, Svg drawing) {}

  HtmlReport(Dataset dataset, List<double[]> real, List<double[]> synthetic) {
    this.dataset = dataset;
    this.real = real;
    this.synthetic = synthetic;
  }

  String page(Quality quality) {
    List<Similarity.Shape> shapes = quality.similarity().shapes();
    List<Chart> columns = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      columns.add(new Chart(shapes.get(i).column(), remark(shapes.get(i)), histogram(i)));
    }
    List<Chart> dependence =
        List.of(
            new Chart("real", "", heatMap(quality, Pair::real)),
            new Chart("generated", "", heatMap(quality, Pair::synthetic)));
    String title =
        "Quality of %s: %d generated rows beside %d real ones"
            .formatted(dataset.name(), quality.syntheticRows(), quality.realRows());
    return Page.html(
        HtmlReport.class,
        title,
        "quality.jte",
        Map.of("quality", quality, "columns", columns, "dependence", dependence));
  }

  private static String remark(Similarity.Shape shape) {
    String missing =
        shape.missing() + shape.sampledMissing() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                ", missing %.1f %% and %.1f %%",
                100 * shape.missing(),
                100 * shape.sampledMissing());
    return TextReport.number(shape.score()) + missing;
  }

  private Svg histogram(int index) {
    Column column = dataset.columns().get(index);
    double[] a = Rows.column(real, index);
    double[] b = Rows.column(synthetic, index);
    return column instanceof CategoricalColumn categorical
        ? Histogram.ofCategories(categorical, a, b).drawing()
        : Histogram.ofNumbers(a, b).drawing();
  }

  private Svg heatMap(Quality quality, ToDoubleFunction<Pair> strength) {
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
    return new HeatMap(names, matrix).drawing();
  }
}
