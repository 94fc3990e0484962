package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.Dataset;
import java.util.Arrays;
import org.hipparchus.stat.descriptive.StreamingStatistics;

/**
 * How the values of a numeric column scatter in the rows that a profile generates.
 *
 * @param sd standard deviation, in the column's unit; 0 when all values are equal or missing
 * @param grid the decimals that values are written with, negative for multiples of 10, 100, …; null
 *     when they are not rounded
 */
public record Spread(double sd, Integer grid) {
  private static final int BLOCKS = 16;
  private static final long SEED = 1;

  /**
   * Measures a column on 16,384 rows of a seed of its own: the same whatever seed a stream has.
   *
   * @param column position in the dataset's columns
   */
  public static Spread of(Dataset dataset, Profile profile, int column) {
    RowCursor rows = new RowCursor(new RowSource(dataset, profile, SEED), 0);
    double[] values = new double[BLOCKS * RowSource.BLOCK];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.next()[column];
    }
    double[] present = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    StreamingStatistics statistics = new StreamingStatistics();
    Arrays.stream(present).forEach(statistics::addValue);
    return new Spread(
        present.length < 2 ? 0 : statistics.getStandardDeviation(), Rounding.decimals(present));
  }

  /** The nearest value on the column's grid. */
  public double round(double value) {
    return grid == null ? value : Rounding.round(value, grid);
  }
}
