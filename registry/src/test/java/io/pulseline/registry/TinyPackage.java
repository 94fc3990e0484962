package io.pulseline.registry;

import io.pulseline.contract.Digest;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.model.Comparison;
import io.pulseline.contract.model.Comparison.Gain;
import io.pulseline.contract.model.Lineage;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Signature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Packages whose graph is three bytes. */
final class TinyPackage {
  static final Dataset DATASET = Datasets.load("heart-disease");
  static final By BY = new By("test", Instant.EPOCH);
  static final Gate GATE = new Gate(MetricNames.AUC, false);
  static final Gate FORCED = new Gate(MetricNames.AUC, true);

  private TinyPackage() {}

  /** Better than a version by more than chance. */
  static Comparison better(String than) {
    return new Comparison(than, 100, Map.of(MetricNames.AUC, new Gain(0.02, 0.01, 0.03)));
  }

  /** Version {@code v_<number>}, made so many seconds after the epoch, in a folder of its name. */
  static ModelPackage write(Path folder, int number) throws IOException {
    return write(folder, number, null);
  }

  /** One that was compared, or, with null, was not. */
  static ModelPackage write(Path folder, int number, Comparison comparison) throws IOException {
    byte[] onnx = {1, 2, 3};
    Instant time = Instant.EPOCH.plusSeconds(number);
    ModelManifest manifest =
        new ModelManifest(
            ModelManifest.SCHEMA_VERSION,
            DATASET.name(),
            DATASET.digest(),
            "v_" + number,
            time,
            new Lineage("lake", List.of(), 0, Map.of(), time, time, "test"),
            Map.of(),
            Map.of("auc", 0.5),
            Map.of(),
            Digest.sha256(onnx),
            Signature.of(DATASET),
            Map.of(),
            comparison);
    return ModelPackage.write(
        folder.resolve("v_" + number), manifest, Map.of(ModelPackage.ONNX, onnx));
  }
}
