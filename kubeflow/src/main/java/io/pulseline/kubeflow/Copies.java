package io.pulseline.kubeflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts what a command made where the launcher picks artifacts up. */
final class Copies {
  private Copies() {}

  /**
   * Copies files and folders.
   *
   * @param result the command's result; its fields name local files or folders
   * @param targets where each is to be copied to, by field
   */
  static void make(JsonNode result, Map<String, Path> targets) {
    targets.forEach(
        (name, target) -> {
          if (!result.path(name).isTextual()) {
            throw new UserException(
                "the result has no path called '" + name + "'; --artifact takes one of its fields");
          }
          copy(Path.of(result.get(name).textValue()), target);
        });
  }

  /** Copies a file, or a folder with all that is in it. */
  static void copy(Path source, Path target) {
    try (Stream<Path> tree = Files.walk(source)) {
      List<Path> found = tree.toList();
      Files.createDirectories(target.toAbsolutePath().getParent());
      for (Path path : found) {
        // Resolving "" would give the target of a single file a trailing slash.
        Path to = path.equals(source) ? target : target.resolve(source.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.copy(path, to, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UserException("cannot copy " + source + " to " + target + ": " + e, e);
    }
  }
}
