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
  private static final double COMMON_SHARE = 0.9;
  private static final int FEWEST_ROWS_OF_MARGINALS = 10;

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
   * One copula for each class of the target when nearly all rows are of classes with enough rows to
   * estimate it. That keeps what a single correlation cannot express: that columns depend on each
   * other differently, and not monotonically, from class to class. The rare classes among them then
   * borrow the correlation of all rows, the rarest their marginals too. Otherwise one copula for
   * all rows.
   */
  public Profile fit() {
    CategoricalColumn target = dataset.targetColumn();
    int[] all = IntStream.range(0, table[0].length).toArray();
    List<int[]> classes =
        Arrays.stream(target.codes())
            .mapToObj(code -> rowsWhere(table[dataset.targetIndex()], code))
            .toList();
    int needed = Math.max(FEWEST_ROWS, ROWS_PER_COLUMN * dataset.columns().size());
    long common = classes.stream().filter(rows -> rows.length >= needed).count();
    int inCommon =
        classes.stream().mapToInt(rows -> rows.length).filter(rows -> rows >= needed).sum();
    String counted =
        String.format(
            "%d of %d classes have the %d rows that a copula of their own needs",
            common, classes.size(), needed);
    if (classes.size() > MOST_CLASSES || inCommon < COMMON_SHARE * all.length) {
      Component pooled = component(null, 1, all, all, dataset.columns(), KNOTS);
      return profile(all.length, Profile.Dependence.POOLED, counted, List.of(pooled));
    }
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      int[] own = classes.get(i);
      components.add(
          component(
              target.categories().get(i).value(),
              (double) own.length / all.length,
              own.length >= FEWEST_ROWS_OF_MARGINALS ? own : all,
              own.length >= needed ? own : all,
              dataset.features(),
              KNOTS / classes.size()));
    }
    return profile(all.length, Profile.Dependence.PER_CLASS, counted, components);
  }

  private Profile profile(
      long rows, Profile.Dependence dependence, String reason, List<Component> components) {
    return new Profile(
        dataset.name(), dataset.target().column(), rows, dependence, reason, components);
  }

  private Component component(
      String targetValue,
      double weight,
      int[] marginalRows,
      int[] correlationRows,
      List<Column> columns,
      int knots) {
    List<double[]> values = columns.stream().map(c -> select(c, correlationRows)).toList();
    LatentTable latent = new LatentTable(columns, values, normal);
    List<ProfileColumn> profiles = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      double[] own = select(column, marginalRows);
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

  private double[] select(Column column, int[] rows) {
    double[] values = table[dataset.indexOf(column.name())];
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }
}
