package io.pulseline.quality;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A page of its own, charts drawn inline: it needs no network and no script. */
final class HtmlReport {
  private static final String STYLE =
      """
      body { font: 15px/1.45 system-ui, sans-serif; color: #1c2733; max-width: 1080px;
             margin: 2em auto; padding: 0 1em; }
      h1 { font-size: 1.5em; } h2 { font-size: 1.15em; margin-top: 2em; }
      table { border-collapse: collapse; } td { padding: .2em 1.2em .2em 0; }
      td + td { text-align: right; font-variant-numeric: tabular-nums; }
      .charts { display: flex; flex-wrap: wrap; gap: 1.2em; } figure { margin: 0; }
      figcaption { font-size: .9em; } svg text { font: 10px system-ui, sans-serif; fill: #55606b; }
      .real { color: #3b6fb6; } .generated { color: #d9722e; }
      """;

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
    StringBuilder histograms = new StringBuilder();
    for (int i = 0; i < shapes.size(); i++) {
      histograms.append(figure(caption(shapes.get(i)), histogram(i)));
    }
    String figures =
        TextReport.figures(quality).stream()
            .map(f -> "<tr><td>" + f.name() + "</td><td>" + f.value() + "</td></tr>\n")
            .collect(Collectors.joining());
    return """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Quality of %s</title>
        <style>%s</style></head>
        <body>
        <h1>%s: %d generated rows beside %d real ones</h1>
        <table>
        %s</table>
        <h2>Columns: <span class="real">real</span> and <span class="generated">generated</span></h2>
        <div class="charts">
        %s</div>
        <h2>Dependence: Pearson's correlation of numbers, Cram&eacute;r's V of other pairs</h2>
        <p>White is 0, red 1, blue -1, grey where there is too little to tell.</p>
        <div class="charts">
        %s%s</div>
        </body>
        </html>
        """
        .formatted(
            dataset.name(),
            STYLE,
            dataset.name(),
            quality.syntheticRows(),
            quality.realRows(),
            figures,
            histograms,
            figure("real", heatMap(quality, Pair::real)),
            figure("generated", heatMap(quality, Pair::synthetic)));
  }

  private static String caption(Similarity.Shape shape) {
    String missing =
        shape.missing() + shape.sampledMissing() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                ", missing %.1f %% and %.1f %%",
                100 * shape.missing(),
                100 * shape.sampledMissing());
    return "<b>" + shape.column() + "</b> " + TextReport.number(shape.score()) + missing;
  }

  private String histogram(int index) {
    Column column = dataset.columns().get(index);
    double[] a = Rows.column(real, index);
    double[] b = Rows.column(synthetic, index);
    return column instanceof CategoricalColumn categorical
        ? Histogram.ofCategories(categorical, a, b).svg()
        : Histogram.ofNumbers(a, b).svg();
  }

  private String heatMap(Quality quality, ToDoubleFunction<Pair> strength) {
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
    return new HeatMap(names, matrix).svg();
  }

  private static String figure(String caption, String svg) {
    return "<figure>" + svg + "<figcaption>" + caption + "</figcaption></figure>\n";
  }
}
