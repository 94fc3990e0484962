package io.pulseline.serving.repository;

import io.pulseline.contract.model.ModelPackage;
import io.pulseline.serving.Signatures;
import io.pulseline.serving.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Versions of a {@link TinyModel} in a folder, and stages that a test moves them to. */
final class ScriptedReleases implements Releases {
  private final Path folder;
  private final List<String> fetched = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();
  private Optional<Stages> changed = Optional.empty();
  private Error broken;

  ScriptedReleases(Path folder) {
    this.folder = folder;
  }

  ModelPackage write(String version) throws IOException {
    return TinyModel.write(folder.resolve(version), Signatures.numbers(), version);
  }

  /** Makes a version's model other than its manifest says. */
  void damage(String version) throws IOException {
    Files.write(
        folder.resolve(version).resolve("model.onnx"), new byte[] {0}, StandardOpenOption.APPEND);
  }

  /** What is seen with the next look. */
  void move(Stages.Release... releases) {
    changed = Optional.of(new Stages(List.of(releases)));
  }

  /** No version can be fetched from now on; null for an end of that. */
  void fail(Error error) {
    broken = error;
  }

  List<String> fetched() {
    return fetched;
  }

  List<String> dropped() {
    return dropped;
  }

  @Override
  public Optional<Stages> changed() {
    Optional<Stages> once = changed;
    changed = Optional.empty();
    return once;
  }

  @Override
  public ModelPackage fetch(String version) throws IOException {
    if (broken != null) {
      throw broken;
    }
    fetched.add(version);
    return ModelPackage.read(folder.resolve(version));
  }

  @Override
  public void drop(ModelPackage model) {
    dropped.add(model.folder().getFileName().toString());
  }

  @Override
  public void close() {}
}
