package io.pulseline.trainer.steps;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.trainer.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How the features of a table are distributed. */
final class Baselines {
  private Baselines() {}

  static Map<String, FeatureBaseline> of(Dataset dataset, Table table) {
    List<Column> features = dataset.features();
    List<FeatureBaseline> each =
        IntStream.range(0, features.size())
            .parallel()
            .mapToObj(i -> FeatureBaseline.of(features.get(i), table.column(i)))
            .toList();
    Map<String, FeatureBaseline> baselines = new LinkedHashMap<>();
    for (int i = 0; i < each.size(); i++) {
      baselines.put(features.get(i).name(), each.get(i));
    }
    return baselines;
  }
}
