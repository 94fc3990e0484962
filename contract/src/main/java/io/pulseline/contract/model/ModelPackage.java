package io.pulseline.contract.model;

import io.pulseline.contract.Digest;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A folder with {@code model.onnx}, {@code model.json} and, for people, {@code report.html}. What
 * explains predictions lies beside them: what is done to raw values before they reach the trees,
 * the trees in XGBoost's own form, and what makes probabilities of their margins. {@code
 * samples.json} has some rows and what the graph said of them where it was made.
 */
public record ModelPackage(Path folder, ModelManifest manifest) {
  public static final String ONNX = "model.onnx";
  public static final String MANIFEST = "model.json";
  public static final String REPORT = "report.html";
  public static final String TREES = "trees.ubj";
  public static final String PREPROCESSING = "preprocessing.json";
  public static final String CALIBRATION = "calibration.json";
  public static final String SAMPLES = "samples.json";

  /** All there may be, in the order in which they are published: a manifest says all is there. */
  public static final List<String> FILES =
      List.of(ONNX, TREES, PREPROCESSING, CALIBRATION, SAMPLES, REPORT, MANIFEST);

  public Path onnx() {
    return folder.resolve(ONNX);
  }

  /**
   * Opens a package and makes sure that its graph is the one that its manifest speaks of.
   *
   * @throws UserException when a file is missing, damaged or of another schema version
   */
  public static ModelPackage read(Path folder) throws IOException {
    Path json = folder.resolve(MANIFEST);
    Path onnx = folder.resolve(ONNX);
    for (Path file : new Path[] {json, onnx}) {
      if (!Files.isRegularFile(file)) {
        throw new UserException(
            "no model package in " + folder + ": it lacks " + file.getFileName());
      }
    }
    ModelManifest manifest = ManifestJson.read(Files.readAllBytes(json), json.toString());
    String digest = Digest.sha256(Files.readAllBytes(onnx));
    if (!digest.equals(manifest.onnxSha256())) {
      throw new UserException(
          onnx + " is damaged: its SHA-256 is not the one in " + MANIFEST + "; fetch it again");
    }
    return new ModelPackage(folder, manifest);
  }

  /**
   * The content of one of the files that {@link ModelManifest#files()} lists.
   *
   * @throws UserException when the package has no such file, or a damaged one
   */
  public byte[] file(String name) throws IOException {
    Path file = folder.resolve(name);
    String expected = manifest.files().get(name);
    if (expected == null || !Files.isRegularFile(file)) {
      throw new UserException("model package " + folder + " has no " + name + "; train it anew");
    }
    byte[] content = Files.readAllBytes(file);
    if (!Digest.sha256(content).equals(expected)) {
      throw new UserException(
          file + " is damaged: its SHA-256 is not the one in " + MANIFEST + "; fetch it again");
    }
    return content;
  }

  /**
   * Rows to ask a loaded graph for, and what it has to answer.
   *
   * @return none for packages of old
   * @throws UserException when the file is missing, damaged or no list of samples
   */
  public List<Sample> samples() throws IOException {
    return manifest.files().containsKey(SAMPLES)
        ? SampleJson.read(file(SAMPLES), folder.resolve(SAMPLES).toString())
        : List.of();
  }

  /**
   * Writes a package. It appears whole or not at all: readers never see half of it.
   *
   * @param folder must not exist yet; packages never change
   * @param files all but the manifest, by name
   */
  public static ModelPackage write(Path folder, ModelManifest manifest, Map<String, byte[]> files)
      throws IOException {
    if (Files.exists(folder)) {
      throw new UserException("model package " + folder + " exists already; versions never change");
    }
    Path parent = folder.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    // Not a temporary directory of Java's: those are closed to other users, a server's for example
    Path draft = Files.createDirectory(parent.resolve(".draft-" + UUID.randomUUID()));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(draft.resolve(file.getKey()), file.getValue());
    }
    Files.write(draft.resolve(MANIFEST), ManifestJson.write(manifest));
    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    return new ModelPackage(folder, manifest);
  }
}
