package io.pulseline.trainer.metrics;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.trainer.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How good a model is on the rows of one category of one feature.
 *
 * @param category its value as it stands in records, null for rows without one
 * @param metrics all NaN when there are fewer than {@value #FEWEST_ROWS} rows, which tell nothing
 * @param accuracy where it lies with 95 % confidence
 */
public record SliceMetrics(
    String feature, String category, int rows, Metrics metrics, Interval accuracy) {
  static final int FEWEST_ROWS = 30;

  /**
   * Every category that occurs of every categorical feature, in the descriptor's order; last, of
   * each feature, the rows where it is missing.
   *
   * @param rows the dataset's features
   * @param predictions of these rows
   */
  public static List<SliceMetrics> of(Dataset dataset, Table rows, RankedPredictions predictions) {
    List<Column> features = dataset.features();
    return IntStream.range(0, features.size())
        .parallel()
        .filter(i -> features.get(i) instanceof CategoricalColumn)
        .mapToObj(i -> of((CategoricalColumn) features.get(i), i, rows, predictions))
        .flatMap(List::stream)
        .toList();
  }

  private static List<SliceMetrics> of(
      CategoricalColumn column, int position, Table rows, RankedPredictions predictions) {
    int categories = column.categories().size();
    Groups groups = new Groups(categoryOf(column, position, rows), categories + 1);
    List<RankedPredictions> parts = predictions.groups(groups);
    List<SliceMetrics> slices = new ArrayList<>();
    for (int category = 0; category <= categories; category++) {
      RankedPredictions part = parts.get(category);
      if (part.rows() > 0) {
        String value = category == categories ? null : column.categories().get(category).value();
        slices.add(of(column.name(), value, part));
      }
    }
    return slices;
  }

  private static SliceMetrics of(String feature, String category, RankedPredictions part) {
    if (part.rows() < FEWEST_ROWS) {
      return new SliceMetrics(feature, category, part.rows(), Metrics.UNDEFINED, Interval.UNKNOWN);
    }
    Metrics metrics = part.metrics();
    long right = Math.round(metrics.accuracy() * part.rows());
    return new SliceMetrics(
        feature, category, part.rows(), metrics, Interval.ofShare(right, part.rows()));
  }

  /** Positions in the column's categories; one more where missing, -1 where it is no category. */
  private static int[] categoryOf(CategoricalColumn column, int position, Table rows) {
    double[] codes = column.codes();
    double[] sorted = codes.clone();
    Arrays.sort(sorted);
    int[] categoryOf = new int[sorted.length];
    Arrays.setAll(categoryOf, i -> column.positionOf(sorted[i]));
    int[] categories = new int[rows.rows()];
    for (int row = 0; row < categories.length; row++) {
      float code = rows.feature(row, position);
      // adding zero makes -0 a plain zero, which a search tells apart
      int found = Arrays.binarySearch(sorted, code + 0f);
      categories[row] = Float.isNaN(code) ? codes.length : found < 0 ? -1 : categoryOf[found];
    }
    return categories;
  }
}
