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
  private final int[] all;
  private final List<int[]> classes;
  private final int needed;

  /**
   * @param table one array per column of the dataset, all of the same length; NaN where missing,
   *     codes for categories; the target has no missing values
   */
  public CopulaFitter(Dataset dataset, double[][] table) {
    this.dataset = dataset;
    this.table = Arrays.copyOf(table, table.length);
    this.all = IntStream.range(0, table[0].length).toArray();
    double[] target = table[dataset.targetIndex()];
    this.classes =
        Arrays.stream(dataset.targetColumn().codes())
            .mapToObj(code -> Arrays.stream(all).filter(row -> target[row] == code).toArray())
            .toList();
    this.needed = Math.max(FEWEST_ROWS, ROWS_PER_COLUMN * dataset.columns().size());
  }

  /**
   * One copula for all rows, or one for each class of the target: whichever explains held-out rows
   * better ({@link DependenceChoice}), when nearly all rows are of classes with enough rows for a
   * copula of their own; otherwise one for all rows.
   */
  public Profile fit() {
    long common = classes.stream().filter(rows -> rows.length >= needed).count();
    int inCommon =
        classes.stream().mapToInt(rows -> rows.length).filter(rows -> rows >= needed).sum();
    if (classes.size() > MOST_CLASSES || inCommon < COMMON_SHARE * all.length) {
      return pooled(
          String.format(
              "%d of %d classes have the %d rows that a copula of their own needs",
              common, classes.size(), needed));
    }
    DependenceChoice choice = DependenceChoice.of(dataset, table);
    return choice.perClass()
        ? perClass(choice.borrowed(), choice.reason())
        : pooled(choice.reason());
  }

  /** One copula for all rows, the target among its columns. */
  Profile pooled(String reason) {
    LatentTable latent = latent(dataset.columns(), all, null);
    LatentCorrelations correlations = LatentCorrelations.of(List.of(latent));
    Component pooled =
        new Component(
            null,
            1,
            marginals(dataset.columns(), all, latent, KNOTS),
            correlations.gaps(),
            correlations.matrices().get(0));
    return profile(Profile.Dependence.POOLED, reason, List.of(pooled));
  }

  /**
   * One copula for each class: that keeps what a single correlation cannot express, that columns
   * depend on each other differently, and not monotonically, from class to class. The rarest
   * classes borrow the marginals of all rows.
   *
   * @param borrowed how many rows the correlation common to all classes is worth beside a class's
   *     own; infinite when only the common one counts
   */
  Profile perClass(double borrowed, String reason) {
    CategoricalColumn target = dataset.targetColumn();
    LatentTable whole = latent(dataset.features(), all, null);
    List<LatentTable> tables =
        classes.stream()
            .map(own -> latent(dataset.features(), own.length >= needed ? own : all, whole))
            .toList();
    LatentCorrelations correlations = LatentCorrelations.of(tables);
    List<double[][]> own = correlations.matrices();
    double[] weights =
        classes.stream().mapToDouble(rows -> (double) rows.length / all.length).toArray();
    double[][] common = Correlation.mean(own, weights);
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      int rows = classes.get(i).length;
      double weight = borrowed == 0 ? 1 : rows / (rows + borrowed);
      components.add(
          new Component(
              target.categories().get(i).value(),
              weights[i],
              marginals(
                  dataset.features(),
                  rows >= FEWEST_ROWS_OF_MARGINALS ? classes.get(i) : all,
                  tables.get(i),
                  KNOTS / classes.size()),
              correlations.gaps(),
              Correlation.mean(List.of(own.get(i), common), weight, 1 - weight)));
    }
    return profile(Profile.Dependence.PER_CLASS, reason, components);
  }

  private Profile profile(
      Profile.Dependence dependence, String reason, List<Component> components) {
    return new Profile(
        dataset.name(), dataset.target().column(), all.length, dependence, reason, components);
  }

  private LatentTable latent(List<Column> columns, int[] rows, LatentTable whole) {
    return new LatentTable(
        columns, columns.stream().map(c -> select(c, rows)).toList(), normal, whole);
  }

  private List<ProfileColumn> marginals(
      List<Column> columns, int[] rows, LatentTable latent, int knots) {
    List<ProfileColumn> profiles = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      double[] own = select(column, rows);
      double missing =
          (double) Arrays.stream(own).filter(Double::isNaN).count() / Math.max(1, own.length);
      // A column without any value in this class borrows the distribution of the others
      double[] source = missing == 1 ? table[dataset.indexOf(column.name())] : own;
      Marginal marginal = Marginals.of(column, source, latent.order(i), knots);
      profiles.add(new ProfileColumn(column.name(), missing, marginal));
    }
    return profiles;
  }

  private double[] select(Column column, int[] rows) {
    double[] values = table[dataset.indexOf(column.name())];
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }
}
