package io.pulseline.trainer.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.features.Collective;
import io.pulseline.features.ColumnStatistics;
import io.pulseline.trainer.Orchard;
import io.pulseline.trainer.RandomTable;
import io.pulseline.trainer.table.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselinesTest {
  @Test
  void areThoseOfEachColumnsValues() {
    Dataset orchard = Orchard.dataset();
    List<Column> features = orchard.features();
    Table table = RandomTable.of(500, features.size(), 3, 1);

    Map<String, FeatureBaseline> baselines =
        Baselines.of(
            orchard,
            table,
            ColumnStatistics.of(orchard, table.features(), Collective.ALONE),
            Collective.ALONE);

    assertThat(baselines.keySet()).containsExactlyElementsOf(names(features));
    for (int i = 0; i < features.size(); i++) {
      assertThat(baselines.get(features.get(i).name()))
          .isEqualTo(FeatureBaseline.of(features.get(i), table.column(i)));
    }
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }
}
