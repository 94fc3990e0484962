package io.pulseline.serving.repository;

import io.pulseline.contract.file.Folders;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.RegistryWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a lake's registry says of the models of one dataset. */
final class LakeReleases implements Releases {
  private final ModelStore models;
  private final RegistryWatch watch;

  /** Holds a folder for each package that is here. */
  private final Path here;

  LakeReleases(ModelStore models) throws IOException {
    this.models = models;
    this.watch = models.watchRegistry();
    this.here = Files.createTempDirectory("pulseline-models-");
  }

  @Override
  public Optional<Stages> changed() throws IOException {
    return watch
        .changed()
        .map(
            registry ->
                new Stages(
                    registry.versions().stream()
                        .map(entry -> new Stages.Release(entry.version(), entry.stage()))
                        .toList()));
  }

  /**
   * Each time into another folder: a version may come again while its last request is under way.
   */
  @Override
  public ModelPackage fetch(String version) throws IOException {
    Path folder = Files.createTempDirectory(here, "package-");
    try {
      return models.fetch(version, folder);
    } catch (IOException | RuntimeException e) {
      Folders.delete(folder);
      throw e;
    }
  }

  @Override
  public void drop(ModelPackage fetched) throws IOException {
    Folders.delete(fetched.folder().getParent());
  }

  @Override
  public void close() throws IOException {
    models.close();
    Folders.delete(here);
  }
}
