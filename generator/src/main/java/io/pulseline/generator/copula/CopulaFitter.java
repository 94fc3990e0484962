package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Learns a {@link Profile} from a table. */
public final class CopulaFitter {
  /** Most knots of a column, shared between the components. */
  public static final int KNOTS = 64;

  private static final int MOST_CLASSES = 8;
  private static final int FEWEST_ROWS = 40;
  private static final int ROWS_PER_COLUMN = 4;

  private final Normal normal = new Normal();
  private final Dataset dataset;
  private final double[][] table;

  /**
   * @param table one array per column of the dataset, all of the same length; NaN where missing,
   *     codes for categories; the target has no missing values
   */
  public CopulaFitter(Dataset dataset, double[][] table) {
    this.dataset = dataset;
    this.table = Arrays.copyOf(table, table.length);
  }

  /**
   * One copula for each class of the target when each class has enough rows to estimate it, which
   * keeps what a single correlation cannot express: that columns depend on each other differently,
   * and not monotonically, from class to class. Otherwise one for all rows.
   */
  public Profile fit() {
    CategoricalColumn target = dataset.targetColumn();
    double[] codes = target.codes();
    List<int[]> classes =
        Arrays.stream(codes)
            .mapToObj(code -> rowsWhere(table[dataset.targetIndex()], code))
            .toList();
    int rows = table[0].length;
    int smallest = classes.stream().mapToInt(c -> c.length).min().orElse(0);
    int needed = Math.max(FEWEST_ROWS, ROWS_PER_COLUMN * dataset.columns().size());
    if (codes.length > MOST_CLASSES || smallest < needed) {
      String reason =
          codes.length > MOST_CLASSES
              ? codes.length + " classes, more than " + MOST_CLASSES
              : "the smallest class has " + smallest + " rows, fewer than " + needed;
      Component all =
          component(null, 1, IntStream.range(0, rows).toArray(), dataset.columns(), KNOTS);
      return profile(rows, Profile.Dependence.POOLED, reason, List.of(all));
    }
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < codes.length; i++) {
      int[] members = classes.get(i);
      double weight = (double) members.length / rows;
      String value = target.valueOf(codes[i]);
      int knots = KNOTS / codes.length;
      components.add(component(value, weight, members, dataset.features(), knots));
    }
    String reason = "each class has at least " + smallest + " rows, " + needed + " are needed";
    return profile(rows, Profile.Dependence.PER_CLASS, reason, components);
  }

  private Profile profile(
      long rows, Profile.Dependence dependence, String reason, List<Component> components) {
    return new Profile(
        dataset.name(), dataset.target().column(), rows, dependence, reason, components);
  }

  private Component component(
      String targetValue, double weight, int[] rows, List<Column> columns, int knots) {
    List<double[]> values =
        columns.stream().map(c -> select(table[dataset.indexOf(c.name())], rows)).toList();
    LatentTable latent = new LatentTable(columns, values, normal);
    List<ProfileColumn> profiles = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      double[] own = values.get(i);
      double missing =
          (double) Arrays.stream(own).filter(Double::isNaN).count() / Math.max(1, own.length);
      // A column without any value in this class borrows the distribution of the others
      double[] source = missing == 1 ? table[dataset.indexOf(column.name())] : own;
      Marginal marginal = Marginals.of(column, source, latent.order(i), knots);
      profiles.add(new ProfileColumn(column.name(), missing, marginal));
    }
    return new Component(targetValue, weight, profiles, Correlation.of(latent.columns()));
  }

  private static int[] rowsWhere(double[] column, double value) {
    return IntStream.range(0, column.length).filter(row -> column[row] == value).toArray();
  }

  private static double[] select(double[] column, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
  }
}
