package io.pulseline.deploy.manifest;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of kustomize, rendered by kubectl, which needs no cluster for that. */
public final class Kustomization {
  private static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private Kustomization() {}

  /**
   * What it makes, as YAML documents.
   *
   * @throws UserException when there is no kubectl, or it refuses the folder
   */
  public static String render(Path folder) {
    if (NAMES.stream().map(folder::resolve).noneMatch(Files::exists)) {
      throw new UserException(
          "%s has no kustomization.yaml; name a folder that has, or a file by -f"
              .formatted(folder));
    }
    try {
      Path errors = Files.createTempFile("kustomize", ".log");
      try {
        Process kubectl = start(folder, errors);
        String rendered =
            new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (kubectl.waitFor() != 0) {
          throw new UserException(
              "kubectl cannot render %s: %s".formatted(folder, lastLine(errors)));
        }
        return rendered;
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("stopped while kubectl rendered " + folder, e);
    }
  }

  private static Process start(Path folder, Path errors) {
    try {
      return new ProcessBuilder("kubectl", "kustomize", folder.toString())
          .redirectError(errors.toFile())
          .start();
    } catch (IOException e) {
      throw new UserException(
          "-k needs kubectl, and there is none on the PATH; install it, or render elsewhere and"
              + " give the result: kubectl kustomize %s >jobs.yaml, then -f jobs.yaml"
                  .formatted(folder),
          e);
    }
  }

  private static String lastLine(Path errors) throws IOException {
    return Files.readString(errors)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("# Warning"))
        .reduce((first, second) -> second)
        .orElse("it does not say why")
        .replaceFirst("^error: ", "");
  }
}
