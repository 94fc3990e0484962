package io.pulseline.trainer.checks;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.trainer.prepare.LakeColumn;
import io.pulseline.trainer.prepare.RowCounts;
import io.pulseline.trainer.table.Split;
import java.util.List;
import java.util.Map;

/**
 * What is checked.
 *
 * @param counts how the table came about
 * @param columns the dataset's columns as the lake has them
 * @param production baselines of the version in production by feature; empty when there is none
 * @param train summary of the training rows
 * @param test summary of the held-out rows
 * @param sample of the training rows
 */
public record Data(
    Dataset dataset,
    Split split,
    RowCounts counts,
    List<LakeColumn> columns,
    Map<String, FeatureBaseline> production,
    Summary train,
    Summary test,
    Sample sample) {

  /** Looks at the rows. */
  public static Data of(
      Dataset dataset,
      Split split,
      RowCounts counts,
      List<LakeColumn> columns,
      Map<String, FeatureBaseline> production) {
    return new Data(
        dataset,
        split,
        counts,
        columns,
        production,
        Summary.of(dataset, split.train()),
        Summary.of(dataset, split.test()),
        Sample.of(split.train()));
  }

  /** Rows of both parts. */
  int rows() {
    return split.train().rows() + split.test().rows();
  }

  List<Column> features() {
    return dataset.features();
  }

  /** Number of the target's categories. */
  int classes() {
    return dataset.targetColumn().categories().size();
  }

  /** Rows of each class in both parts. */
  int[] classCounts() {
    int[] counts = split.train().classCounts(classes());
    int[] test = split.test().classCounts(classes());
    for (int c = 0; c < counts.length; c++) {
      counts[c] += test[c];
    }
    return counts;
  }

  /** How messages name a column. */
  static String quoted(Column column) {
    return "'" + column.name() + "'";
  }

  /** A part of something; all of nothing is 0. */
  static double share(long part, long of) {
    return of == 0 ? 0 : (double) part / of;
  }
}
