package io.pulseline.embedded.kafka;

import io.pulseline.contract.file.ProcessLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The right of one process to a data folder. Kafka locks its folders too, but only after its
 * controller has begun to write.
 */
final class FolderLock {
  private FolderLock() {}

  /** Makes the folder if there is none. */
  static ProcessLock take(Path folder) throws IOException {
    return open(folder)
        .orElseThrow(
            () ->
                new IOException(
                    "another node runs on the data folder "
                        + folder
                        + "; stop it or give --data another one"));
  }

  private static Optional<ProcessLock> open(Path folder) throws IOException {
    try {
      return ProcessLock.tryTake(folder.resolve("node.lock"));
    } catch (IOException e) {
      throw new IOException(
          "cannot write the data folder " + folder + "; give --data another one", e);
    }
  }
}
