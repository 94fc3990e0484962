package io.pulseline.trainer.checks;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import java.util.ArrayList;
import java.util.List;

/** Whether all categories that the model is measured on occur among the rows it learns from. */
final class UnseenCheck implements Check {
  @Override
  public List<Finding> run(Data data, Limits limits) {
    List<Finding> findings = new ArrayList<>();
    List<Column> features = data.features();
    for (int i = 0; i < features.size(); i++) {
      if (features.get(i) instanceof CategoricalColumn column) {
        findings.add(unseen(column, data, i, limits));
      }
    }
    return findings;
  }

  private static Finding unseen(CategoricalColumn column, Data data, int feature, Limits limits) {
    long[] train = data.train().seen(feature);
    long[] test = data.test().seen(feature);
    long rows = 0;
    List<String> values = new ArrayList<>();
    for (int c = 0; c < test.length; c++) {
      if (train[c] == 0 && test[c] > 0) {
        rows += test[c];
        values.add("'" + column.valueOf(data.test().codes(feature)[c]) + "'");
      }
    }
    return limits.judge(
        Rule.UNSEEN,
        Data.quoted(column),
        Data.share(rows, data.split().test().rows()),
        values.isEmpty()
            ? "has no category in the held-out rows alone"
            : "is " + String.join(" or ", values) + " in held-out rows alone",
        "gather more rows of them: the model cannot know them");
  }
}
