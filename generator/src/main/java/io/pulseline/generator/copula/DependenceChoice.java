package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.hipparchus.random.JDKRandomGenerator;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.util.MathArrays;

/**
 * Chooses how columns depend on the target by cross-validation: each candidate is learned from two
 * thirds of the rows and judged by the likelihood of the last third.
 *
 * <p>One copula for all has fewer parameters, and a model trained on its rows is less sure of
 * itself than one trained on those of a copula a class, which take the accidents of a small table
 * for the nature of its classes. So classes get their own only when that is better by more than its
 * standard error (the rule of Breiman et al., Classification and Regression Trees, 1984, 3.4.3).
 *
 * @param perClass whether each class has a copula of its own
 * @param borrowed how many rows the common correlation is worth beside those of a class
 * @param reason the figures, for people
 */
record DependenceChoice(boolean perClass, double borrowed, String reason) {
  private static final double[] BORROWED = {0, 50, 200, Double.POSITIVE_INFINITY};
  private static final int FOLDS = 3;

  /** Rows beyond these, chosen at random, would change the choice no more. */
  private static final int MOST_ROWS = 9000;

  private static final int MOST_JUDGED = 300;

  /** Candidates judged: those a class and the one for all, in each fold. */
  static final int STEPS = FOLDS * (1 + BORROWED.length);

  /**
   * Compares the candidates.
   *
   * @param table as for {@link CopulaFitter}
   * @param progress is told how many of {@link #STEPS} are done
   */
  static DependenceChoice of(Dataset dataset, double[][] table, IntConsumer progress) {
    double[][] logs = heldOut(dataset, table, progress);
    double[] means = Arrays.stream(logs).mapToDouble(StatUtils::mean).toArray();
    int best = 1;
    for (int i = 2; i < means.length; i++) {
      best = means[i] > means[best] ? i : best;
    }
    double error = standardError(MathArrays.ebeSubtract(logs[best], logs[0]));
    String reason =
        String.format(
            Locale.ROOT,
            "log-likelihood of a held-out row: %.3f with one copula a class (%s), %.3f with one"
                + " for all; standard error of the difference %.3f",
            means[best],
            words(BORROWED[best - 1]),
            means[0],
            error);
    return new DependenceChoice(means[best] - means[0] > error, BORROWED[best - 1], reason);
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

  /**
   * Log-likelihoods of the same held-out rows under each candidate: one copula for all, and behind
   * it one a class, as much borrowed as listed.
   */
  private static double[][] heldOut(Dataset dataset, double[][] table, IntConsumer progress) {
    int[] shuffled = MathArrays.natural(table[0].length);
    MathArrays.shuffle(shuffled, new JDKRandomGenerator(1));
    int[] rows = Arrays.copyOf(shuffled, Math.min(shuffled.length, MOST_ROWS));
    double[][] logs = new double[1 + BORROWED.length][0];
    for (int held = 0; held < FOLDS; held++) {
      int fold = held;
      int[] train = IntStream.range(0, rows.length).filter(i -> i % FOLDS != fold).toArray();
      int[] test =
          IntStream.range(0, rows.length)
              .filter(i -> i % FOLDS == fold)
              .limit(MOST_JUDGED)
              .toArray();
      CopulaFitter fitter = CopulaFitter.ofDependence(dataset, select(table, rows, train));
      double[][] judge = select(table, rows, test);
      Cells cells = Cells.of(dataset, select(table, rows, train));
      List<Profile> candidates = new ArrayList<>(List.of(fitter.pooled("candidate")));
      candidates.addAll(fitter.perClass(BORROWED, "candidate"));
      for (int i = 0; i < logs.length; i++) {
        double[] ofFold = new Likelihood(dataset, candidates.get(i), cells).ofRows(judge);
        logs[i] = MathArrays.concatenate(logs[i], ofFold);
        progress.accept(fold * logs.length + i + 1);
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
