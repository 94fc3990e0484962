package io.pulseline.trainer.page;

import io.pulseline.contract.model.Lineage;
import io.pulseline.pages.chart.Grid;
import io.pulseline.pages.chart.Numbers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a model was made from and how. */
final class OriginTables {
  /** A lake of a year has thousands of files; the manifest names them all. */
  static final int MOST_FILES = 100;

  private OriginTables() {}

  static Grid facts(Lineage lineage) {
    return new Grid(
        List.of("lineage", ""),
        List.of(
            List.of("lake", lineage.lake()),
            List.of("rows", Numbers.count(lineage.rows())),
            List.of("files", Numbers.count(lineage.files().size())),
            List.of("first event", lineage.firstEvent().toString()),
            List.of("last event", lineage.lastEvent().toString()),
            List.of("trainer", lineage.codeVersion())));
  }

  static Grid offsets(Lineage lineage) {
    return new Grid(
        List.of("Kafka partition", "first offset", "last offset"),
        new TreeMap<>(lineage.offsets())
            .entrySet().stream()
                .map(
                    partition ->
                        List.of(
                            partition.getKey().toString(),
                            Long.toString(partition.getValue().first()),
                            Long.toString(partition.getValue().last())))
                .toList());
  }

  static Grid files(Lineage lineage) {
    return new Grid(
        List.of("file", "bytes", "SHA-256"),
        lineage.files().stream()
            .limit(MOST_FILES)
            .map(file -> List.of(file.name(), Numbers.count(file.bytes()), file.sha256()))
            .toList());
  }

  static Grid hyperparameters(Map<String, String> hyperparameters) {
    return new Grid(
        List.of("hyperparameter", "value"),
        hyperparameters.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList());
  }
}
