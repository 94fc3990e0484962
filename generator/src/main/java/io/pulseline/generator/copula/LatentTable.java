package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The latent variables of a table. Numbers, and categories that are integers, have an order of
 * their own. Strings have none, so their categories are ordered by the mean position of their rows
 * on the first principal component of the ordered columns: the order in which a single correlation
 * expresses most. Behind the values come the gaps of all columns that have any.
 */
final class LatentTable {
  private final List<Column> columns;
  private final List<double[]> values;
  private final Normal normal;
  private final List<double[]> orders = new ArrayList<>();
  private final LatentColumn[] latent;
  private final int[] gappy;

  /**
   * @param values of each column; NaN where missing, codes for categories
   */
  LatentTable(List<Column> columns, List<double[]> values, Normal normal) {
    this(columns, values, normal, null);
  }

  /**
   * Some rows of a table, their categories in the order that all rows have: only then can the
   * correlations of different rows be compared.
   *
   * @param all null when these are all rows
   */
  LatentTable(List<Column> columns, List<double[]> values, Normal normal, LatentTable all) {
    this.columns = columns;
    this.values = values;
    this.normal = normal;
    this.latent = new LatentColumn[columns.size()];
    this.gappy =
        all == null
            ? IntStream.range(0, latent.length).filter(i -> hasGaps(values.get(i))).toArray()
            : all.gappy;
    for (int i = 0; i < latent.length; i++) {
      orders.add(distinct(values.get(i)));
      latent[i] = columns.get(i).type() == ValueType.STRING ? null : column(i);
    }
    double[] position = all == null ? positions() : new double[0];
    for (int i = 0; i < latent.length; i++) {
      if (latent[i] == null) {
        orders.set(
            i,
            all == null
                ? ordered(orders.get(i), values.get(i), position)
                : inOrder(orders.get(i), all.orders.get(all.columns.indexOf(columns.get(i)))));
        latent[i] = column(i);
      }
    }
  }

  /** The correlations of the values and, behind them, of the gaps of {@link #gappy()}. */
  double[][] correlations() {
    Stream<LatentColumn> gaps =
        Arrays.stream(gappy).mapToObj(i -> LatentColumn.ofGaps(values.get(i), normal));
    return Correlation.pairwise(Stream.concat(Arrays.stream(latent), gaps).toList());
  }

  /** Names of the columns that lack a value in any row of the table. */
  List<String> gappy() {
    return Arrays.stream(gappy).mapToObj(i -> columns.get(i).name()).toList();
  }

  /** The codes of a categorical column in the order of its latent variable, all declared ones. */
  double[] order(int column) {
    if (!(columns.get(column) instanceof CategoricalColumn categorical)) {
      return new double[0];
    }
    double[] present = orders.get(column);
    double[] absent =
        Arrays.stream(categorical.codes())
            .filter(code -> Arrays.stream(present).noneMatch(other -> other == code))
            .toArray();
    return IntStream.range(0, present.length + absent.length)
        .mapToDouble(i -> i < present.length ? present[i] : absent[i - present.length])
        .toArray();
  }

  private LatentColumn column(int index) {
    double[] order = orders.get(index);
    boolean sorted = columns.get(index).type() != ValueType.STRING;
    double[] own = values.get(index);
    int[] cells = new int[own.length];
    for (int row = 0; row < own.length; row++) {
      cells[row] = Double.isNaN(own[row]) ? -1 : cell(order, own[row], sorted);
    }
    return LatentColumn.of(cells, order.length, normal);
  }

  private static int cell(double[] order, double value, boolean sorted) {
    if (sorted) {
      return Arrays.binarySearch(order, value);
    }
    int cell = 0;
    while (order[cell] != value) {
      cell++;
    }
    return cell;
  }

  /** Where each row stands on the first principal component of the ordered columns. */
  private double[] positions() {
    int rows = values.isEmpty() ? 0 : values.get(0).length;
    List<LatentColumn> ordered = Arrays.stream(latent).filter(c -> c != null).toList();
    double[] position = new double[rows];
    if (ordered.isEmpty() || ordered.size() == latent.length) {
      return position;
    }
    double[] weights = Correlation.firstPrincipalComponent(Correlation.pairwise(ordered));
    for (int i = 0; i < weights.length; i++) {
      for (int row = 0; row < rows; row++) {
        double score = ordered.get(i).score(row);
        position[row] += Double.isNaN(score) ? 0 : weights[i] * score;
      }
    }
    return position;
  }

  private static double[] ordered(double[] codes, double[] values, double[] position) {
    double[] means = new double[codes.length];
    for (int i = 0; i < codes.length; i++) {
      double code = codes[i];
      means[i] =
          IntStream.range(0, values.length)
              .filter(row -> values[row] == code)
              .mapToDouble(row -> position[row])
              .average()
              .orElse(0);
    }
    return IntStream.range(0, codes.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> means[i]))
        .mapToDouble(i -> codes[i])
        .toArray();
  }

  private static double[] inOrder(double[] codes, double[] order) {
    return Arrays.stream(order)
        .filter(code -> Arrays.stream(codes).anyMatch(own -> own == code))
        .toArray();
  }

  private static boolean hasGaps(double[] values) {
    return Arrays.stream(values).anyMatch(Double::isNaN);
  }

  private static double[] distinct(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().distinct().toArray();
  }
}
