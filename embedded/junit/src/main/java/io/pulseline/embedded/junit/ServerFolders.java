package io.pulseline.embedded.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the servers of one test run live.
 *
 * @param root top folder of the checkout
 * @param work folder of this run's data
 * @param logs folder of the logs, which outlive the run
 */
record ServerFolders(Path root, Path work, Path logs) {

  /** Data and logs go under {@code target/embedded} of the module under test. */
  static ServerFolders create() {
    try {
      Path logs = Files.createDirectories(Path.of("target", "embedded").toAbsolutePath());
      return new ServerFolders(findRoot(), Files.createTempDirectory(logs, "run-"), logs);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for the data of test servers", e);
    }
  }

  Path dist(ServerKind kind) {
    return root.resolve("embedded").resolve(kind.room()).resolve("target/dist/lib");
  }

  Path data(ServerKind kind) {
    return work.resolve(kind.room());
  }

  Path log(ServerKind kind) {
    return logs.resolve(kind.room() + ".log");
  }

  void deleteData() {
    try (Stream<Path> files = Files.walk(work)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the data of test servers in " + work, e);
    }
  }

  /** The system property is set by the build; an IDE finds the folder by what is in it. */
  private static Path findRoot() {
    String property = System.getProperty("pulseline.root");
    if (property != null) {
      return Path.of(property);
    }
    Path start = Path.of("").toAbsolutePath();
    return Stream.iterate(start, folder -> folder != null, Path::getParent)
        .filter(folder -> Files.exists(folder.resolve("embedded/kafka/pom.xml")))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no Pulseline checkout above " + start + "; set -Dpulseline.root=<folder>"));
  }
}
