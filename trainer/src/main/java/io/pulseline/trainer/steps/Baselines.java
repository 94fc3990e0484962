package io.pulseline.trainer.steps;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.Binning;
import io.pulseline.contract.model.Deciles;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.features.Collective;
import io.pulseline.features.Quantiles;
import io.pulseline.trainer.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How the features of a table are distributed whose rows lie with several workers. */
final class Baselines {
  private final List<Column> columns;
  private final Table table;
  private final Collective workers;

  private Baselines(Dataset dataset, Table table, Collective workers) {
    this.columns = dataset.features();
    this.table = table;
    this.workers = workers;
  }

  /** Those of all workers' tables together, by feature. */
  static Map<String, FeatureBaseline> of(Dataset dataset, Table table, Collective workers) {
    return new Baselines(dataset, table, workers).all();
  }

  private Map<String, FeatureBaseline> all() {
    List<Binning> binnings = binnings();
    long[][] counts =
        workers.sum(
            IntStream.range(0, columns.size())
                .parallel()
                .mapToObj(column -> binnings.get(column).count(table.column(column)))
                .toArray(long[][]::new));
    Map<String, FeatureBaseline> baselines = new LinkedHashMap<>();
    for (int i = 0; i < counts.length; i++) {
      baselines.put(columns.get(i).name(), FeatureBaseline.of(binnings.get(i), counts[i]));
    }
    return baselines;
  }

  private List<Binning> binnings() {
    List<Quantiles.Values> values =
        IntStream.range(0, columns.size())
            .<Quantiles.Values>mapToObj(column -> row -> table.feature(row, column))
            .toList();
    double[][] deciles = Quantiles.of(values, table.rows(), Deciles.shares(), workers);
    return IntStream.range(0, columns.size())
        .mapToObj(
            i ->
                columns.get(i) instanceof CategoricalColumn categorical
                    ? Binning.of(categorical)
                    : Binning.of(columns.get(i), Deciles.edges(deciles[i])))
        .toList();
  }
}
