package io.pulseline.generator.copula;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The correlations of some tables of the same columns, over the same latent variables.
 *
 * @param gaps names of the columns whose gaps depend on anything in any of the tables
 * @param matrices of each table: the values of all columns, and behind them those gaps
 */
record LatentCorrelations(List<String> gaps, List<double[][]> matrices) {

  /**
   * Leaves out gaps that depend on nothing.
   *
   * @param matrices of each table: of all columns' values and, behind them, of all those gaps
   * @param gappy names of the columns that have gaps
   */
  static LatentCorrelations of(List<double[][]> matrices, List<String> gappy) {
    int columns = matrices.get(0).length - gappy.size();
    int[] kept =
        IntStream.range(0, columns + gappy.size())
            .filter(i -> i < columns || matrices.stream().anyMatch(m -> depends(m[i], i)))
            .toArray();
    return new LatentCorrelations(
        Arrays.stream(kept).skip(columns).mapToObj(i -> gappy.get(i - columns)).toList(),
        matrices.stream().map(matrix -> Correlation.among(matrix, kept)).toList());
  }

  private static boolean depends(double[] row, int variable) {
    return IntStream.range(0, row.length).anyMatch(i -> i != variable && row[i] != 0);
  }
}
