package io.pulseline.trainer.checks;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.prepare.LakeColumn;
import io.pulseline.prepare.RowCounts;
import io.pulseline.trainer.table.Split;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

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

  /** The codes of a column's categories as a table holds them, ascending; none of a number's. */
  static float[] codes(Column column) {
    if (!(column instanceof CategoricalColumn categorical)) {
      return new float[0];
    }
    double[] codes = categorical.codes();
    float[] ascending = new float[codes.length];
    for (int i = 0; i < codes.length; i++) {
      ascending[i] = (float) codes[i];
    }
    Arrays.sort(ascending);
    return ascending;
  }

  /** How messages name a column. */
  static String quoted(Column column) {
    return "'" + column.name() + "'";
  }

  /** How the training rows of the sample are distributed, by feature. */
  public Map<String, FeatureBaseline> baselines() {
    Map<String, FeatureBaseline> baselines = new ConcurrentHashMap<>();
    IntStream.range(0, features().size())
        .parallel()
        .forEach(
            i ->
                baselines.put(
                    features().get(i).name(),
                    FeatureBaseline.of(features().get(i), sample.values(i))));
    return baselines;
  }

  /** A part of something; all of nothing is 0. */
  static double share(long part, long of) {
    return of == 0 ? 0 : (double) part / of;
  }
}
