package io.pulseline.jobs.score;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.jobs.production.RegistrySettings;
import io.pulseline.registry.By;
import io.pulseline.registry.Gate;
import io.pulseline.registry.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The dataset shop-visits with a lake, a registry and models that are small and real. */
public final class Shop implements AutoCloseable {
  private static final By BY = new By("test", Instant.EPOCH, "a test");
  private static final Gate GATE = new Gate(MetricNames.AUC, true);

  private final Path drafts;
  private final Path lake;
  private final Dataset dataset = Datasets.load("src/test/resources/datasets/shop-visits");
  private final ModelStore models;

  public Shop(Path folder) throws IOException {
    this.drafts = folder.resolve("drafts");
    this.lake = Files.createDirectories(folder.resolve("lake"));
    this.models = ModelStore.open(dataset, lake.toString(), "");
  }

  public Dataset dataset() {
    return dataset;
  }

  public RegistrySettings registry() {
    return new RegistrySettings(DatasetYaml.write(dataset), lake.toString(), Duration.ofMillis(20));
  }

  /** Puts a new version into production. */
  public ModelPackage promote(String version, int bias) throws IOException {
    ModelPackage made = upload(version, bias);
    models.promote(version, GATE, BY);
    return made;
  }

  /** Puts a new version into staging. */
  public ModelPackage stage(String version, int bias) throws IOException {
    ModelPackage made = upload(version, bias);
    models.stage(version, BY);
    return made;
  }

  public void archive(String version) throws IOException {
    models.archive(version, BY);
  }

  /** Makes a version known that has no stage yet. */
  public ModelPackage upload(String version, int bias) throws IOException {
    ModelPackage made = SmallModel.write(drafts.resolve(version), dataset, version, bias);
    models.upload(made);
    return made;
  }

  public Path onnx(String version) {
    return Path.of(new LakeLayout(lake.toString()).modelVersion(dataset, version))
        .resolve(ModelPackage.ONNX);
  }

  public Path registryFile() {
    return Path.of(new LakeLayout(lake.toString()).registry(dataset));
  }

  @Override
  public void close() {
    models.close();
  }
}
