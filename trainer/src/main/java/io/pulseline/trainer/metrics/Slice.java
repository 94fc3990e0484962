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
 * The rows of one category of one feature.
 *
 * @param category its value as it stands in records, null for rows without one
 * @param metrics all NaN when there are fewer than {@value #FEWEST_ROWS} rows, which tell nothing
 */
public record Slice(String feature, String category, int rows, Metrics metrics) {
  static final int FEWEST_ROWS = 30;

  /**
   * Every category that occurs of every categorical feature, in the descriptor's order; last, of
   * each feature, the rows where it is missing.
   *
   * @param rows the dataset's features
   * @param predictions of these rows
   */
  public static List<Slice> of(Dataset dataset, Table rows, RankedPredictions predictions) {
    List<Column> features = dataset.features();
    return IntStream.range(0, features.size())
        .parallel()
        .filter(i -> features.get(i) instanceof CategoricalColumn)
        .mapToObj(i -> of((CategoricalColumn) features.get(i), i, rows, predictions))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Slice> of(
      CategoricalColumn column, int position, Table rows, RankedPredictions predictions) {
    int categories = column.categories().size();
    Groups groups = new Groups(categoryOf(column, position, rows), categories + 1);
    List<RankedPredictions> parts = predictions.groups(groups);
    List<Slice> slices = new ArrayList<>();
    for (int category = 0; category <= categories; category++) {
      int size = parts.get(category).rows();
      if (size > 0) {
        slices.add(
            new Slice(
                column.name(),
                category == categories ? null : column.categories().get(category).value(),
                size,
                size < FEWEST_ROWS ? Metrics.UNDEFINED : parts.get(category).metrics()));
      }
    }
    return slices;
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
