package io.pulseline.trainer.checks;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.NumericColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether each feature has values, of the descriptor's, that differ. */
final class ValuesCheck implements Check {
  @Override
  public List<Finding> run(Data data, Limits limits) {
    List<Finding> findings = new ArrayList<>();
    List<Column> features = data.features();
    for (int i = 0; i < features.size(); i++) {
      Column column = features.get(i);
      long missing = data.train().missing(i) + data.test().missing(i);
      findings.add(missing(column, missing, data.rows(), limits));
      findings.add(
          outside(column, data.train().outside(i) + data.test().outside(i), data, missing, limits));
      findings.add(constant(column, data, i, limits));
    }
    return findings;
  }

  private static Finding missing(Column column, long missing, int rows, Limits limits) {
    double share = Data.share(missing, rows);
    if (column.required()) {
      return limits.judge(
          Rule.REQUIRED,
          Data.quoted(column),
          share,
          "is required, and missing in " + missing + " rows",
          "let records without it be rejected, or do not require it");
    }
    return limits.judge(
        Rule.MISSING,
        Data.quoted(column),
        share,
        String.format(Locale.ROOT, "is missing in %.1f %% of the rows", 100 * share),
        share == 1
            ? "nothing can be learned from it: take it out of the descriptor"
            : "see why the records do not have it, or take it out of the descriptor");
  }

  private static Finding outside(
      Column column, long outside, Data data, long missing, Limits limits) {
    boolean numeric = column instanceof NumericColumn;
    return limits.judge(
        numeric ? Rule.RANGE : Rule.CATEGORIES,
        Data.quoted(column),
        Data.share(outside, data.rows() - missing),
        "has "
            + outside
            + " values "
            + (numeric ? "outside of its range" : "of unknown categories"),
        "correct the records, or the descriptor");
  }

  private static Finding constant(Column column, Data data, int feature, Limits limits) {
    float least = Math.min(data.train().least(feature), data.test().least(feature));
    float greatest = Math.max(data.train().greatest(feature), data.test().greatest(feature));
    int values = least < greatest ? 2 : least == greatest ? 1 : 0;
    return limits.judge(
        Rule.CONSTANT,
        Data.quoted(column),
        values,
        "has " + (values == 0 ? "no value" : values == 1 ? "one value alone" : "several values"),
        "take it out of the descriptor if it stays so: nothing can be learned from it");
  }
}
