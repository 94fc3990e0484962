package io.pulseline.trainer.steps;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.trainer.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the features of a table are distributed. */
final class Baselines {
  private Baselines() {}

  static Map<String, FeatureBaseline> of(Dataset dataset, Table table) {
    Map<String, FeatureBaseline> baselines = new LinkedHashMap<>();
    List<Column> features = dataset.features();
    for (int i = 0; i < features.size(); i++) {
      Column column = features.get(i);
      baselines.put(column.name(), FeatureBaseline.of(column, table.column(i)));
    }
    return baselines;
  }
}
