package io.pulseline.kubeflow;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder that a step finds the results of earlier steps in, and leaves its own: made of
 * artifacts before it, and into artifacts after it, since pods share no disk.
 */
record WorkFolder(Path folder) {

  /**
   * Puts links to the files of artifacts into the folder.
   *
   * @param artifacts folders, which stay as they are
   */
  void take(List<Path> artifacts) {
    try {
      Files.createDirectories(folder);
      for (Path artifact : artifacts) {
        link(artifact);
      }
    } catch (IOException e) {
      throw new UserException("cannot put %s into %s: %s".formatted(artifacts, folder, e), e);
    }
  }

  private void link(Path artifact) throws IOException {
    if (!Files.isDirectory(artifact)) {
      throw new UserException(artifact + " is no folder, as the artifact of an earlier step is");
    }
    try (Stream<Path> files = Files.list(artifact)) {
      for (Path file : files.toList()) {
        Path link = folder.resolve(file.getFileName());
        Files.deleteIfExists(link); // of a try before, in the same container
        Files.createSymbolicLink(link, file.toAbsolutePath());
      }
    }
  }

  /**
   * Copies files.
   *
   * @param targets where each is to be copied to, by its name in the folder
   */
  void give(Map<String, Path> targets) {
    targets.forEach((name, target) -> Copies.copy(folder.resolve(name), target));
  }

  /**
   * Copies files into folders.
   *
   * @param targets a folder each, by names with commas between them
   */
  void giveFolders(Map<String, Path> targets) {
    targets.forEach(
        (names, target) ->
            Stream.of(names.split(","))
                .forEach(name -> Copies.copy(folder.resolve(name), target.resolve(name))));
  }
}
