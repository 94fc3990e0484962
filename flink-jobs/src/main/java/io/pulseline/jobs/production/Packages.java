package io.pulseline.jobs.production;

import io.pulseline.contract.UserException;
import io.pulseline.contract.file.Folders;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.registry.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The packages of a registry, each of them here for as long as somebody looks into it. Not
 * thread-safe.
 */
public final class Packages implements AutoCloseable {
  private final ModelStore models;

  Packages(ModelStore models) {
    this.models = models;
  }

  /** What is made of a package. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(ModelPackage source) throws IOException;
  }

  /**
   * Looks into the package of a release.
   *
   * @throws UserException when it is not there, damaged, or not the one that was announced
   */
  public <T> T read(Release release, Reader<T> reader) throws IOException {
    return read(
        release.version(),
        source -> {
          if (!source.manifest().onnxSha256().equals(release.digest())) {
            throw new UserException(
                release.location()
                    + " is not the package that was announced; bring that one back, or promote"
                    + " another version");
          }
          return reader.read(source);
        });
  }

  /**
   * Announces a version that stands a check.
   *
   * @throws UserException when it is not there, damaged, or of no use
   */
  Release vet(Role role, String version, PackageCheck check) throws IOException {
    return read(
        version,
        source -> {
          check.check(source);
          return new Release(role, version, source.manifest().onnxSha256(), models.uri(version));
        });
  }

  private <T> T read(String version, Reader<T> reader) throws IOException {
    Path folder = Files.createTempDirectory("pulseline-model-");
    try {
      return reader.read(models.fetch(version, folder));
    } finally {
      Folders.delete(folder);
    }
  }

  ModelStore models() {
    return models;
  }

  @Override
  public void close() {
    models.close();
  }
}
