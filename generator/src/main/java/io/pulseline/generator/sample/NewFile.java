package io.pulseline.generator.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that appears under its name only when it is whole. Until then it grows under another name
 * in the same folder, which is deleted when anything fails and on Ctrl-C.
 */
final class NewFile implements AutoCloseable {
  private final Path target;
  private final Path growing;
  private final Thread onExit = new Thread(this::discard, "discard-unfinished-file");
  private boolean done;

  NewFile(Path wanted) throws IOException {
    // A link goes on pointing where it did
    this.target = Files.isSymbolicLink(wanted) ? wanted.toRealPath() : wanted.toAbsolutePath();
    this.growing =
        target.resolveSibling(
            "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    Files.deleteIfExists(growing);
    Runtime.getRuntime().addShutdownHook(onExit);
  }

  /** Where to write. */
  Path growing() {
    return growing;
  }

  /** Gives the file, closed by its writer, its name, in place of an older one. */
  synchronized void finish() throws IOException {
    Files.move(
        growing, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    done = true;
  }

  @Override
  public void close() {
    discard();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs, and finds nothing left to do
      done = true;
    }
  }

  private synchronized void discard() {
    if (!done && !growing.toFile().delete() && Files.exists(growing)) {
      System.err.println("could not delete " + growing);
    }
  }
}
