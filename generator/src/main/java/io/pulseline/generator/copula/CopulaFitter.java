package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Learns a {@link Profile} from a table. */
public final class CopulaFitter {
  /** Most knots of a column, shared between the components. */
  public static final int KNOTS = 64;

  /** Into which a fit is divided. */
  public static final int STEPS = DependenceChoice.STEPS + 1;

  private static final int MOST_CLASSES = 8;
  private static final int FEWEST_ROWS = 40;
  private static final int ROWS_PER_COLUMN = 4;
  private static final double COMMON_SHARE = 0.9;
  private static final int FEWEST_ROWS_OF_MARGINALS = 10;

  private final Normal normal = new Normal();
  private final Marginals marginals;
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
    this(dataset, table, new Marginals(true));
  }

  /**
   * Compares dependences only, so that its marginals need not be the closest ones.
   *
   * @param table as for the other constructor
   */
  static CopulaFitter ofDependence(Dataset dataset, double[][] table) {
    return new CopulaFitter(dataset, table, new Marginals(false));
  }

  private CopulaFitter(Dataset dataset, double[][] table, Marginals marginals) {
    this.marginals = marginals;
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
    return fit(steps -> {});
  }

  /**
   * As {@link #fit()}.
   *
   * @param progress is told how many of {@link #STEPS} are done
   */
  public Profile fit(IntConsumer progress) {
    Profile profile = chosen(progress);
    progress.accept(STEPS);
    return profile;
  }

  private Profile chosen(IntConsumer progress) {
    long common = classes.stream().filter(rows -> rows.length >= needed).count();
    int inCommon =
        classes.stream().mapToInt(rows -> rows.length).filter(rows -> rows >= needed).sum();
    boolean enough = classes.size() <= MOST_CLASSES && inCommon >= COMMON_SHARE * all.length;
    String few =
        enough
            ? ""
            : String.format(
                "%d of %d classes have the %d rows that a copula of their own needs",
                common, classes.size(), needed);
    if (!enough && dataset.columns().size() >= Cholesky.WIDE) {
      return pooled(0, few); // too wide to be compared in reasonable time
    }
    DependenceChoice choice = DependenceChoice.of(dataset, table, enough, progress);
    return choice.perClass()
        ? perClass(choice.borrowed(), choice.independent(), choice.reason())
        : pooled(choice.independent(), enough ? choice.reason() : few + "; " + choice.reason());
  }

  Profile pooled(double independent, String reason) {
    return pooled(new double[] {independent}, reason).get(0);
  }

  /**
   * One copula for all rows, the target among its columns.
   *
   * @param independent how many rows of independent columns its correlations are drawn by
   * @return a profile for each of them
   */
  List<Profile> pooled(double[] independent, String reason) {
    List<Column> columns = dataset.columns();
    double[][] orders = orders(columns);
    LatentCorrelations correlations = correlations(columns, List.of(all), orders);
    List<ProfileColumn> marginals = marginals(columns, all, orders, KNOTS);
    double[][] found = correlations.matrices().get(0);
    return Arrays.stream(independent)
        .mapToObj(rows -> Correlation.drawn(found, all.length / (all.length + rows)))
        .map(matrix -> new Component(null, 1, marginals, correlations.gaps(), matrix))
        .map(component -> profile(Profile.Dependence.POOLED, reason, List.of(component)))
        .toList();
  }

  Profile perClass(double borrowed, double independent, String reason) {
    return perClass(new double[] {borrowed}, independent, reason).get(0);
  }

  /**
   * One copula for each class: that keeps what a single correlation cannot express, that columns
   * depend on each other differently, and not monotonically, from class to class. The rarest
   * classes borrow the marginals of all rows.
   *
   * @param borrowed how many rows the correlation common to all classes is worth beside a class's
   *     own; infinite when only the common one counts
   * @param independent how many rows of independent columns correlations are drawn by
   * @return a profile for each of them
   */
  List<Profile> perClass(double[] borrowed, double independent, String reason) {
    List<Column> columns = dataset.features();
    double[][] orders = orders(columns);
    List<int[]> rows = classes.stream().map(own -> own.length >= needed ? own : all).toList();
    LatentCorrelations correlations = correlations(columns, rows, orders);
    List<List<ProfileColumn>> marginals =
        classes.stream()
            .map(own -> own.length >= FEWEST_ROWS_OF_MARGINALS ? own : all)
            .map(own -> marginals(columns, own, orders, KNOTS / classes.size()))
            .toList();
    double[] shares =
        classes.stream().mapToDouble(own -> (double) own.length / all.length).toArray();
    double[][] common = Correlation.mean(correlations.matrices(), shares);
    List<Profile> profiles = new ArrayList<>();
    for (double worth : borrowed) {
      List<Component> components = new ArrayList<>();
      for (int i = 0; i < classes.size(); i++) {
        int size = classes.get(i).length;
        double weight = worth == 0 ? 1 : size / (size + worth);
        double evidence = Math.min(all.length, size + worth);
        components.add(
            new Component(
                dataset.targetColumn().categories().get(i).value(),
                shares[i],
                marginals.get(i),
                correlations.gaps(),
                Correlation.drawn(
                    Correlation.mean(
                        List.of(correlations.matrices().get(i), common), weight, 1 - weight),
                    evidence / (evidence + independent))));
      }
      profiles.add(profile(Profile.Dependence.PER_CLASS, reason, components));
    }
    return profiles;
  }

  private Profile profile(
      Profile.Dependence dependence, String reason, List<Component> components) {
    return new Profile(
        dataset.name(), dataset.target().column(), all.length, dependence, reason, components);
  }

  private double[][] orders(List<Column> columns) {
    return CodeOrders.of(columns, columns.stream().map(this::values).toList(), normal);
  }

  private LatentCorrelations correlations(
      List<Column> columns, List<int[]> tables, double[][] orders) {
    int[] gappy =
        IntStream.range(0, columns.size())
            .filter(i -> Arrays.stream(values(columns.get(i))).anyMatch(Double::isNaN))
            .toArray();
    // Rare classes share the rows of all
    IdentityHashMap<int[], double[][]> known = new IdentityHashMap<>();
    for (int[] rows : tables) {
      known.computeIfAbsent(rows, own -> matrix(columns, own, orders, gappy));
    }
    return LatentCorrelations.of(
        tables.stream().map(known::get).toList(),
        Arrays.stream(gappy).mapToObj(i -> columns.get(i).name()).toList());
  }

  private double[][] matrix(List<Column> columns, int[] rows, double[][] orders, int[] gappy) {
    List<LatentColumn> latent = new ArrayList<>();
    for (int i = 0; i < orders.length; i++) {
      latent.add(LatentColumn.of(select(columns.get(i), rows), orders[i], normal));
    }
    double[][] values = Correlation.repaired(Correlation.pairwise(latent));
    for (int i : gappy) {
      latent.add(LatentColumn.ofGaps(select(columns.get(i), rows), normal));
    }
    return GapDependence.extend(values, latent, gappy, normal);
  }

  private List<ProfileColumn> marginals(
      List<Column> columns, int[] rows, double[][] orders, int knots) {
    List<ProfileColumn> profiles = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      double[] own = select(column, rows);
      double missing =
          (double) Arrays.stream(own).filter(Double::isNaN).count() / Math.max(1, own.length);
      // A column without any value in this class borrows the distribution of the others
      double[] source = missing == 1 ? values(column) : own;
      Marginal marginal = marginals.of(column, source, orders[i], knots);
      profiles.add(new ProfileColumn(column.name(), missing, marginal));
    }
    return profiles;
  }

  private double[] values(Column column) {
    return table[dataset.indexOf(column.name())];
  }

  private double[] select(Column column, int[] rows) {
    double[] values = values(column);
    return rows == all ? values : Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }
}
