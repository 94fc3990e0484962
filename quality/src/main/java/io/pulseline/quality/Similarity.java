package io.pulseline.quality;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How alike a real and a synthetic table are, with the definitions of SDMetrics 0.32's
 * QualityReport.
 *
 * @param shapes one a column
 * @param pairs one for every two columns
 */
record Similarity(List<Shape> shapes, List<Pair> pairs) {

  /**
   * One column.
   *
   * @param measure KSComplement or TVComplement
   * @param missing share of missing values in the real and in the synthetic table
   */
  record Shape(String column, String measure, double score, double missing, double sampledMissing) {
    static Shape of(Column column, double[] real, double[] synthetic) {
      boolean numeric = column instanceof NumericColumn;
      return new Shape(
          column.name(),
          numeric ? "KSComplement" : "TVComplement",
          numeric
              ? Shapes.kolmogorovSmirnov(real, synthetic)
              : Shapes.totalVariation(real, synthetic),
          share(real),
          share(synthetic));
    }

    private static double share(double[] values) {
      return DoubleStream.of(values).map(value -> Double.isNaN(value) ? 1 : 0).average().orElse(0);
    }
  }

  static Similarity of(Dataset dataset, List<double[]> real, List<double[]> synthetic) {
    List<Column> columns = dataset.columns();
    List<Shape> shapes = new ArrayList<>();
    List<Pair> pairs = new ArrayList<>();
    double[][] a = columns(real, columns.size());
    double[][] b = columns(synthetic, columns.size());
    for (int i = 0; i < columns.size(); i++) {
      shapes.add(Shape.of(columns.get(i), a[i], b[i]));
      for (int j = i + 1; j < columns.size(); j++) {
        pairs.add(
            Pair.of(
                columns.get(i),
                columns.get(j),
                new double[][] {a[i], a[j]},
                new double[][] {b[i], b[j]}));
      }
    }
    return new Similarity(List.copyOf(shapes), List.copyOf(pairs));
  }

  private static double[][] columns(List<double[]> rows, int width) {
    double[][] columns = new double[width][];
    for (int i = 0; i < width; i++) {
      columns[i] = Rows.column(rows, i);
    }
    return columns;
  }

  double columnShapes() {
    return mean(shapes.stream().mapToDouble(Shape::score));
  }

  /** Of the pairs that depend on each other strongly; NaN when none does. */
  double columnPairTrends() {
    return mean(pairs.stream().filter(Pair::counts).mapToDouble(Pair::similarity));
  }

  /** Of all pairs, as SDMetrics averaged them before it knew thresholds. */
  double allPairTrends() {
    return mean(pairs.stream().mapToDouble(Pair::similarity));
  }

  /** The mean of both properties, or the one that there is. */
  double overall() {
    return mean(DoubleStream.of(columnShapes(), columnPairTrends()));
  }

  private static double mean(DoubleStream values) {
    return values.filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
  }
}
