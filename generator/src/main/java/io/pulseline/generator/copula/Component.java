package io.pulseline.generator.copula;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One Gaussian copula with its marginals: of all rows, or of those of one class of the target.
 *
 * @param targetValue the class, null when the component is of all rows and the target is one of its
 *     columns
 * @param weight share of the rows
 * @param columns in the order of the matrix
 * @param gaps names of the columns whose gaps depend on values or on other gaps: each has one more
 *     latent variable, and no value where that is among the highest share {@link
 *     ProfileColumn#missing()}; the gaps of other columns are independent
 * @param correlation of the latent normal variables, those of the values before those of the gaps;
 *     symmetric with a diagonal of ones
 */
@SuppressWarnings("ArrayRecordComponent") // a matrix, compared nowhere
public record Component(
    String targetValue,
    double weight,
    List<ProfileColumn> columns,
    List<String> gaps,
    double[][] correlation) {
  public Component {
    columns = List.copyOf(columns);
    gaps = List.copyOf(gaps);
    if (!columns.stream().map(ProfileColumn::name).toList().containsAll(gaps)) {
      throw new IllegalArgumentException("gaps of a column that there is not, among " + gaps);
    }
    if (correlation.length != columns.size() + gaps.size()) {
      throw new IllegalArgumentException("the correlation needs a row for each column and gap");
    }
  }

  /** With gaps that are independent. */
  public Component(
      String targetValue, double weight, List<ProfileColumn> columns, double[][] correlation) {
    this(targetValue, weight, columns, List.of(), correlation);
  }

  /**
   * The correlation of some values and, behind them, some gaps.
   *
   * @param ofValues positions in {@link #columns()}
   * @param ofGaps likewise; gaps that are not in {@link #gaps()} are independent
   */
  double[][] correlation(List<Integer> ofValues, List<Integer> ofGaps) {
    int[] variables =
        IntStream.concat(
                ofValues.stream().mapToInt(i -> i), ofGaps.stream().mapToInt(this::gapVariable))
            .toArray();
    double[][] found = new double[variables.length][variables.length];
    for (int i = 0; i < found.length; i++) {
      for (int j = 0; j < found.length; j++) {
        boolean known = variables[i] >= 0 && variables[j] >= 0;
        found[i][j] = i == j ? 1 : known ? correlation[variables[i]][variables[j]] : 0;
      }
    }
    return found;
  }

  private int gapVariable(int column) {
    int gap = gaps.indexOf(columns.get(column).name());
    return gap < 0 ? -1 : columns.size() + gap;
  }
}
