package io.pulseline.local.stack;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Everything a local stack keeps: server data, checkpoints, work files, logs. Its layout carries a
 * version, so that a newer Pulseline says so instead of guessing at an older folder.
 */
public record DataFolder(Path root) {
  private static final String LAYOUT = "1";

  /** Of the trainer, which works there when it is not told where. */
  private static final String TRAIN = "train";

  /** Creates the folder if missing; refuses one of another layout. */
  public static DataFolder open(Path root) {
    DataFolder folder = new DataFolder(root.toAbsolutePath().normalize());
    try {
      Path layout = folder.root.resolve("layout");
      if (Files.notExists(layout)) {
        requireEmpty(folder.root);
      }
      Files.createDirectories(folder.root.resolve("logs"));
      if (Files.notExists(layout)) {
        Files.writeString(layout, LAYOUT + "\n");
      }
      String found = Files.readString(layout).strip();
      if (!found.equals(LAYOUT)) {
        throw new UserException(
            "data folder %s has layout %s, this Pulseline reads %s; give another one with --data"
                .formatted(folder.root, found, LAYOUT));
      }
    } catch (IOException e) {
      throw new UserException(
          "cannot use %s as data folder (%s); give another one with --data"
              .formatted(folder.root, e));
    }
    return folder;
  }

  /** Servers' data must not be strewn among the files of somebody. */
  private static void requireEmpty(Path root) throws IOException {
    if (Files.isDirectory(root)) {
      try (Stream<Path> files = Files.list(root)) {
        if (!files.allMatch(file -> file.endsWith(TRAIN))) {
          throw new UserException(
              root + " holds other files and is no data folder; give another one with --data");
        }
      }
    }
  }

  /** A folder that must already be there: for commands that only look. */
  public static DataFolder existing(Path root) {
    DataFolder folder = new DataFolder(root.toAbsolutePath().normalize());
    if (Files.notExists(folder.root.resolve("layout"))) {
      throw new UserException(
          "%s is no data folder of Pulseline; start one with: ./pulseline demo --data %s"
              .formatted(folder.root, root));
    }
    return folder;
  }

  public Path data(Part part) {
    return root.resolve(part.label());
  }

  public Path log(String name) {
    return root.resolve("logs").resolve(name + ".log");
  }

  public Path checkpoints(Dataset dataset) {
    return root.resolve("checkpoints").resolve(dataset.name());
  }

  /** Where the trainer works and leaves a copy of each model package. */
  public Path training(Dataset dataset) {
    return root.resolve(TRAIN).resolve(dataset.name());
  }

  public Path lakeCache() {
    return root.resolve("cache");
  }

  public Path stateFile() {
    return root.resolve("state.json");
  }

  public Path lockFile() {
    return root.resolve("lock");
  }

  /** The pid of the process that has the lock, or had it last. */
  public Path lockOwnerFile() {
    return root.resolve("lock.pid");
  }

  /** In the form that Amazon's tools read, {@code AWS_SHARED_CREDENTIALS_FILE}. */
  public Path credentialsFile() {
    return root.resolve("credentials");
  }
}
