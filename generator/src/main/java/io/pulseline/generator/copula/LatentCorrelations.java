package io.pulseline.generator.copula;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The correlations of some tables of the same columns, over the same latent variables.
 *
 * <p>The gaps and the values of one column are taken to be uncorrelated, which no table can refute.
 * It means that the values are distributed alike with and without the gaps: the marginal learned
 * from the values that are there is the one to draw from, and leaves them so distributed again.
 *
 * @param gaps names of the columns whose gaps depend on anything in any of the tables
 * @param matrices of each table: the values of all columns, and behind them those gaps
 */
record LatentCorrelations(List<String> gaps, List<double[][]> matrices) {

  /**
   * Leaves out gaps that depend on nothing, and makes each matrix one of a normal distribution.
   *
   * @param pairwise correlations in each table: of all columns' values, and of those columns' gaps
   * @param gappy their names
   */
  static LatentCorrelations of(List<double[][]> pairwise, List<String> gappy) {
    int columns = pairwise.get(0).length - gappy.size();
    int[] kept =
        IntStream.range(0, pairwise.get(0).length)
            .filter(i -> i < columns || pairwise.stream().anyMatch(m -> depends(m, i)))
            .toArray();
    return new LatentCorrelations(
        Arrays.stream(kept).skip(columns).mapToObj(i -> gappy.get(i - columns)).toList(),
        pairwise.stream().map(m -> Correlation.repaired(Correlation.among(m, kept))).toList());
  }

  private static boolean depends(double[][] matrix, int variable) {
    return IntStream.range(0, matrix.length)
        .anyMatch(other -> other != variable && matrix[variable][other] != 0);
  }
}
