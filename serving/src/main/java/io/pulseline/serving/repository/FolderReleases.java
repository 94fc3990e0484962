package io.pulseline.serving.repository;

import io.pulseline.contract.UserException;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.registry.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The one version that is in a folder, which somebody else puts there. */
final class FolderReleases implements Releases {
  private final Path folder;
  private Optional<ModelPackage> there = Optional.empty();

  FolderReleases(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<Stages> changed() throws IOException {
    ModelPackage now = ModelPackage.read(folder);
    if (there.equals(Optional.of(now))) {
      return Optional.empty();
    }
    there = Optional.of(now);
    return Optional.of(
        new Stages(List.of(new Stages.Release(now.manifest().version(), Stage.PRODUCTION))));
  }

  /** The one that was there at the last look. */
  @Override
  public ModelPackage fetch(String version) {
    return there
        .filter(model -> model.manifest().version().equals(version))
        .orElseThrow(() -> new UserException(folder + " does not hold version '" + version + "'"));
  }

  @Override
  public void drop(ModelPackage fetched) {
    // The folder is not ours
  }

  @Override
  public void close() {
    // Nothing is held open
  }
}
