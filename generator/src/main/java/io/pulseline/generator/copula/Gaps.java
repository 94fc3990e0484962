package io.pulseline.generator.copula;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How columns lack values together: each has a latent normal variable of its own, and no value
 * where that is among the highest share {@link ProfileColumn#missing()}.
 *
 * @param columns that sometimes have no value
 * @param correlation of the latent variables, symmetric with a diagonal of ones
 */
@SuppressWarnings("ArrayRecordComponent") // a matrix, compared nowhere
public record Gaps(List<String> columns, double[][] correlation) {
  /** Values are missing independently of each other. */
  public static final Gaps INDEPENDENT = new Gaps(List.of(), new double[0][]);

  public Gaps {
    columns = List.copyOf(columns);
    if (correlation.length != columns.size()) {
      throw new IllegalArgumentException("the correlation of gaps needs a row for each column");
    }
  }

  /**
   * Learns from a table.
   *
   * @param names of its columns
   * @param values of each column; NaN where missing
   */
  static Gaps of(List<String> names, List<double[]> values, Normal normal) {
    List<Integer> gappy =
        IntStream.range(0, names.size()).filter(i -> isGappy(values.get(i))).boxed().toList();
    if (gappy.size() < 2) {
      return INDEPENDENT;
    }
    List<LatentColumn> latent =
        gappy.stream().map(i -> LatentColumn.of(cells(values.get(i)), 2, normal)).toList();
    return new Gaps(gappy.stream().map(names::get).toList(), Correlation.of(latent));
  }

  private static boolean isGappy(double[] values) {
    long missing = Arrays.stream(values).filter(Double::isNaN).count();
    return missing > 0 && missing < values.length;
  }

  private static int[] cells(double[] values) {
    int[] cells = new int[values.length];
    for (int row = 0; row < cells.length; row++) {
      cells[row] = Double.isNaN(values[row]) ? 1 : 0;
    }
    return cells;
  }
}
