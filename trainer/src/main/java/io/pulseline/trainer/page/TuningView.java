package io.pulseline.trainer.page;

import java.util.List;

/**
 * What the page about a search for hyperparameters shows.
 *
 * @param metric that the search was for
 * @param largerIsBetter whether more of it is better
 * @param rungs from the smallest to the whole resource
 * @param trials the best first
 */
public record TuningView(
    String dataset,
    String metric,
    boolean largerIsBetter,
    List<Rung> rungs,
    List<Parameter> parameters,
    List<Trial> trials) {

  /**
   * What a trial was given on one stage of the search.
   *
   * @param rows that it was cross-validated on
   * @param rounds most that were boosted
   */
  public record Rung(long rows, int rounds) {}

  /**
   * What was looked for.
   *
   * @param logarithmic whether it was drawn evenly over orders of magnitude
   */
  public record Parameter(String name, boolean logarithmic) {}

  /**
   * One set of hyperparameters.
   *
   * @param id 0 has the defaults
   * @param values one a parameter
   * @param scores one a rung, as far as it came
   */
  public record Trial(int id, List<Double> values, List<Score> scores) {
    Score last() {
      return scores.get(scores.size() - 1);
    }
  }

  /**
   * How a trial did on a rung.
   *
   * @param value of the metric, NaN when it is not defined
   * @param deviation its standard deviation over the folds
   */
  public record Score(double value, double deviation) {}
}
