package io.pulseline.trainer.checks;

import java.util.List;

/** Whether there is enough to learn from. */
final class SizeCheck implements Check {
  @Override
  public List<Finding> run(Data data, Limits limits) {
    int rows = data.rows();
    int features = data.features().size();
    return List.of(
        limits.judge(
            Rule.ROWS,
            "rows",
            rows,
            "are " + rows + needed(limits, Rule.ROWS),
            "let the ingest job write more, or take events of a longer time"),
        limits.judge(
            Rule.FEATURES,
            "features",
            features,
            "are " + features + needed(limits, Rule.FEATURES),
            "describe more columns"));
  }

  private static String needed(Limits limits, Rule rule) {
    double least = limits.failAt().get(rule);
    return Double.isNaN(least) ? "" : ", at least " + Math.round(least) + " needed";
  }
}
