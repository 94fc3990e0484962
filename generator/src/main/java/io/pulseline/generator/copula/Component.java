package io.pulseline.generator.copula;

import java.util.List;

/**
 * One Gaussian copula with its marginals: of all rows, or of those of one class of the target.
 *
 * @param targetValue the class, null when the component is of all rows and the target is one of its
 *     columns
 * @param weight share of the rows
 * @param columns in the order of the matrix
 * @param correlation of the latent normal variables, symmetric with a diagonal of ones
 * @param gaps how the columns lack values together
 */
@SuppressWarnings("ArrayRecordComponent") // a matrix, compared nowhere
public record Component(
    String targetValue,
    double weight,
    List<ProfileColumn> columns,
    double[][] correlation,
    Gaps gaps) {
  public Component {
    columns = List.copyOf(columns);
    if (correlation.length != columns.size()) {
      throw new IllegalArgumentException("the correlation needs a row for each column");
    }
  }

  /** With gaps that are independent of each other. */
  public Component(
      String targetValue, double weight, List<ProfileColumn> columns, double[][] correlation) {
    this(targetValue, weight, columns, correlation, Gaps.INDEPENDENT);
  }
}
