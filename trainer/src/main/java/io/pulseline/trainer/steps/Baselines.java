package io.pulseline.trainer.steps;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.Binning;
import io.pulseline.contract.model.Deciles;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.features.Collective;
import io.pulseline.features.ColumnStatistics;
import io.pulseline.trainer.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How the features of a table are distributed whose rows lie with several workers. */
final class Baselines {
  private final List<Column> columns;
  private final Table table;
  private final List<ColumnStatistics> statistics;

  private Baselines(Dataset dataset, Table table, List<ColumnStatistics> statistics) {
    this.columns = dataset.features();
    this.table = table;
    this.statistics = statistics;
  }

  /**
   * Those of all workers' tables together, by feature.
   *
   * @param statistics of the same rows
   */
  static Map<String, FeatureBaseline> of(
      Dataset dataset, Table table, List<ColumnStatistics> statistics, Collective workers) {
    return new Baselines(dataset, table, statistics).all(workers);
  }

  private Map<String, FeatureBaseline> all(Collective workers) {
    List<Binning> binnings = IntStream.range(0, columns.size()).mapToObj(this::binning).toList();
    long[][] numbers =
        workers.sum(
            IntStream.range(0, columns.size())
                .parallel()
                .mapToObj(i -> isCategorical(i) ? new long[0] : count(binnings.get(i), i))
                .toArray(long[][]::new));
    Map<String, FeatureBaseline> baselines = new LinkedHashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      long[] counts = isCategorical(i) ? statistics.get(i).categories() : numbers[i];
      baselines.put(columns.get(i).name(), FeatureBaseline.of(binnings.get(i), counts));
    }
    return baselines;
  }

  private boolean isCategorical(int column) {
    return columns.get(column) instanceof CategoricalColumn;
  }

  private Binning binning(int column) {
    return columns.get(column) instanceof CategoricalColumn categorical
        ? Binning.of(categorical)
        : Binning.of(columns.get(column), Deciles.edges(statistics.get(column).deciles()));
  }

  private long[] count(Binning bins, int column) {
    long[] counts = new long[bins.missing() + 1];
    for (int row = 0; row < table.rows(); row++) {
      counts[bins.binOf(table.feature(row, column))]++;
    }
    return counts;
  }
}
