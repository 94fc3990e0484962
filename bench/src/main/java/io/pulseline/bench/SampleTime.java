package io.pulseline.bench;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.generator.copula.Profile;
import io.pulseline.generator.copula.ProfileJson;
import io.pulseline.generator.copula.RowSource;
import java.util.Arrays;
import java.util.Locale;

/**
 * Times what peers call {@code sample(n)}: n rows into new arrays, on one thread, the first call
 * among them. Prints one line of JSON.
 */
public final class SampleTime {
  private static final int CALLS = 7;

  private SampleTime() {}

  /**
   * Runs the calls.
   *
   * @param args a dataset's name or folder, and how many rows
   */
  public static void main(String[] args) {
    Dataset dataset = Datasets.load(args[0]);
    int rows = Integer.parseInt(args[1]);
    Profile profile = ProfileJson.parse(Datasets.profile(args[0]).orElseThrow(), "profile.json");
    double[] seconds = new double[CALLS];
    for (int call = 0; call < CALLS; call++) {
      long start = System.nanoTime();
      double[][] sampled = sample(new RowSource(dataset, profile, call), rows);
      seconds[call] = (System.nanoTime() - start) / 1e9;
      if (Double.isNaN(sampled[dataset.targetIndex()][rows - 1])) {
        throw new IllegalStateException("the last row has no target");
      }
    }
    double first = seconds[0];
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "{\"rows\":%d,\"first_seconds\":%.3f,\"median_seconds\":%.3f,\"rows_per_second\":%.0f}%n",
        rows,
        first,
        seconds[CALLS / 2],
        rows / seconds[CALLS / 2]);
  }

  /** One array a column, as in the data frames that peers return. */
  private static double[][] sample(RowSource source, int rows) {
    double[][] columns = new double[source.width()][rows];
    double[][] block = new double[RowSource.BLOCK][source.width()];
    for (int from = 0; from < rows; from += RowSource.BLOCK) {
      source.fill(from / RowSource.BLOCK, block);
      int size = Math.min(block.length, rows - from);
      for (int column = 0; column < columns.length; column++) {
        for (int row = 0; row < size; row++) {
          columns[column][from + row] = block[row][column];
        }
      }
    }
    return columns;
  }
}
