package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.hipparchus.random.JDKRandomGenerator;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.util.MathArrays;

/**
 * Chooses how columns depend on each other and on the target by cross-validation: each candidate is
 * learned from two thirds of the rows and judged by the likelihood of the last third.
 *
 * <p>The correlations of a small table are partly accidents of its rows. So they are drawn towards
 * those of independent columns as far as that makes rows likelier that nobody has learned from.
 *
 * <p>One copula for all has fewer parameters, and a model trained on its rows is less sure of
 * itself than one trained on those of a copula a class, which take the accidents of a small table
 * for the nature of its classes. So classes get their own only when that is better by more than its
 * standard error (the rule of Breiman et al., Classification and Regression Trees, 1984, 3.4.3).
 *
 * @param independent how many rows of independent columns correlations are drawn by
 * @param perClass whether each class has a copula of its own
 * @param borrowed how many rows the common correlation is worth beside those of a class
 * @param reason the figures, for people
 */
record DependenceChoice(double independent, boolean perClass, double borrowed, String reason) {
  private static final double[] INDEPENDENT = {0, 15, 50, 150};
  private static final double[] BORROWED = {0, 50, 200, Double.POSITIVE_INFINITY};
  private static final int FOLDS = 3;

  /** Rows beyond these, chosen at random, would change the choice no more. */
  private static final int MOST_ROWS = 9000;

  private static final int MOST_JUDGED = 300;

  /** Candidates judged: those for all and those a class, in each fold. */
  static final int STEPS = FOLDS * (INDEPENDENT.length + BORROWED.length);

  /**
   * Compares the candidates.
   *
   * @param table as for {@link CopulaFitter}
   * @param classes whether classes have rows enough for copulas of their own
   * @param progress is told how many of {@link #STEPS} are done
   */
  static DependenceChoice of(
      Dataset dataset, double[][] table, boolean classes, IntConsumer progress) {
    List<Fold> folds = folds(dataset, table);
    double[][] ofAll = judged(folds, fitter -> fitter.pooled(INDEPENDENT, ""), 0, progress);
    int drawn = best(ofAll);
    double independent = INDEPENDENT[drawn];
    String forAll =
        String.format(
            Locale.ROOT,
            "log-likelihood of a held-out row: %.3f with one copula for all, correlations drawn by"
                + " %.0f independent rows (%.3f by none)",
            StatUtils.mean(ofAll[drawn]),
            independent,
            StatUtils.mean(ofAll[0]));
    if (!classes) {
      return new DependenceChoice(independent, false, 0, forAll);
    }
    double[][] ofClasses =
        judged(
            folds,
            fitter -> fitter.perClass(BORROWED, independent, ""),
            FOLDS * INDEPENDENT.length,
            progress);
    int best = best(ofClasses);
    double gain = StatUtils.mean(ofClasses[best]) - StatUtils.mean(ofAll[drawn]);
    double error = standardError(MathArrays.ebeSubtract(ofClasses[best], ofAll[drawn]));
    String reason =
        String.format(
            Locale.ROOT,
            "%s, %.3f with one a class (%s); standard error of the difference %.3f",
            forAll,
            StatUtils.mean(ofClasses[best]),
            words(BORROWED[best]),
            error);
    return new DependenceChoice(independent, gain > error, BORROWED[best], reason);
  }

  private static int best(double[][] logs) {
    int best = 0;
    for (int i = 1; i < logs.length; i++) {
      best = StatUtils.mean(logs[i]) > StatUtils.mean(logs[best]) ? i : best;
    }
    return best;
  }

  private static double standardError(double... values) {
    return Math.sqrt(StatUtils.variance(values) / values.length);
  }

  private static String words(double borrowed) {
    if (borrowed == 0) {
      return "correlations of their own";
    }
    return Double.isInfinite(borrowed)
        ? "one correlation for all"
        : String.format(Locale.ROOT, "the common correlation weighing as %.0f rows", borrowed);
  }

  /** What is learned from some rows and judged by others. */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Fold(Dataset dataset, CopulaFitter fitter, Cells cells, double[][] judge) {}

  private static List<Fold> folds(Dataset dataset, double[][] table) {
    int[] shuffled = MathArrays.natural(table[0].length);
    MathArrays.shuffle(shuffled, new JDKRandomGenerator(1));
    int[] rows = Arrays.copyOf(shuffled, Math.min(shuffled.length, MOST_ROWS));
    return IntStream.range(0, FOLDS).mapToObj(held -> fold(dataset, table, rows, held)).toList();
  }

  private static Fold fold(Dataset dataset, double[][] table, int[] rows, int held) {
    int[] train = IntStream.range(0, rows.length).filter(i -> i % FOLDS != held).toArray();
    int[] test =
        IntStream.range(0, rows.length).filter(i -> i % FOLDS == held).limit(MOST_JUDGED).toArray();
    double[][] learned = select(table, rows, train);
    return new Fold(
        dataset,
        CopulaFitter.ofDependence(dataset, learned),
        Cells.of(dataset, learned),
        select(table, rows, test));
  }

  /**
   * Log-likelihoods of the same held-out rows under each candidate.
   *
   * @param done steps before these
   */
  private static double[][] judged(
      List<Fold> folds,
      Function<CopulaFitter, List<Profile>> candidates,
      int done,
      IntConsumer progress) {
    double[][] logs = new double[0][];
    int step = done;
    for (Fold fold : folds) {
      List<Profile> profiles = candidates.apply(fold.fitter);
      logs = logs.length == 0 ? new double[profiles.size()][0] : logs;
      for (int i = 0; i < logs.length; i++) {
        Likelihood likelihood = new Likelihood(fold.dataset, profiles.get(i), fold.cells);
        logs[i] = MathArrays.concatenate(logs[i], likelihood.ofRows(fold.judge));
        progress.accept(++step);
      }
    }
    return logs;
  }

  private static double[][] select(double[][] table, int[] rows, int[] positions) {
    return Arrays.stream(table)
        .map(column -> Arrays.stream(positions).mapToDouble(i -> column[rows[i]]).toArray())
        .toArray(double[][]::new);
  }
}
