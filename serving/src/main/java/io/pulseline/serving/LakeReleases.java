package io.pulseline.serving;

import io.pulseline.contract.file.Folders;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.ProductionWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The versions that a lake's registry puts into production. */
final class LakeReleases implements Releases, AutoCloseable {
  private final ModelStore models;
  private final ProductionWatch watch;

  /** Holds the version fetched last; a model is in memory once it is loaded. */
  private Optional<Path> folder = Optional.empty();

  LakeReleases(ModelStore models) {
    this.models = models;
    this.watch = models.watch();
  }

  @Override
  public Optional<String> moved() throws IOException {
    return watch.moved();
  }

  @Override
  public ModelPackage fetch(String version) throws IOException {
    deleteFolder();
    folder = Optional.of(Files.createTempDirectory("pulseline-model-"));
    return models.fetch(version, folder.get());
  }

  /** Where the versions are, for messages. */
  String uri() {
    return models.uri();
  }

  private void deleteFolder() throws IOException {
    if (folder.isPresent()) {
      Folders.delete(folder.get());
      folder = Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    models.close();
    deleteFolder();
  }
}
