package io.pulseline.serving.page;

import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.model.Comparison;
import io.pulseline.contract.model.Lineage;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.pages.chart.Grid;
import io.pulseline.pages.chart.Numbers;
import java.util.List;
import java.util.TreeMap;

/**
 * What a package says of its model.
 *
 * @param asked the version that the page is of; empty when it is of the one in production
 * @param versions all that there are
 */
record ModelCard(
    String name,
    String asked,
    ModelManifest manifest,
    boolean explainable,
    List<VersionLine> versions) {

  /** What the form asks for. */
  List<Field> fields() {
    return Field.of(manifest.signature());
  }

  /** The classes, in the order of their probabilities. */
  List<Category> classes() {
    return manifest.signature().target().categories();
  }

  boolean hasReport() {
    return manifest.files().containsKey(ModelPackage.REPORT);
  }

  Grid metrics() {
    return new Grid(
        List.of("metric", "held-out rows"),
        MetricNames.IN_ORDER.stream()
            .filter(manifest.metrics()::containsKey)
            .map(metric -> List.of(metric, Numbers.fixed(manifest.metrics().get(metric), 4)))
            .toList());
  }

  /** Null when there was nothing to compare it with. */
  Grid comparison() {
    Comparison comparison = manifest.comparison();
    if (comparison == null) {
      return null;
    }
    return new Grid(
        List.of("better than " + comparison.version(), "by", "95 % interval"),
        new TreeMap<>(comparison.gains())
            .entrySet().stream()
                .map(
                    gain ->
                        List.of(
                            gain.getKey(),
                            Numbers.fixed(gain.getValue().value(), 4),
                            Numbers.interval(gain.getValue().low(), gain.getValue().high(), 4)))
                .toList());
  }

  Grid origin() {
    Lineage lineage = manifest.lineage();
    return Grid.ofWords(
        List.of("lineage", "value"),
        List.of(
            List.of("dataset", manifest.dataset()),
            List.of("descriptor", manifest.datasetDigest()),
            List.of("lake", lineage.lake()),
            List.of("rows", Numbers.count(lineage.rows())),
            List.of("files", Numbers.count(lineage.files().size())),
            List.of("first event", lineage.firstEvent().toString()),
            List.of("last event", lineage.lastEvent().toString()),
            List.of("trained at", manifest.createdAt().toString()),
            List.of("trainer", lineage.codeVersion()),
            List.of("model.onnx", manifest.onnxSha256())));
  }

  /** How it was trained, its calibration too. */
  Grid hyperparameters() {
    return Grid.ofWords(
        List.of("hyperparameter", "value"),
        new TreeMap<>(manifest.hyperparameters())
            .entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList());
  }

  /** One line for a list of models. */
  String line() {
    return MetricNames.line(manifest.metrics());
  }
}
