package io.pulseline.local.stack;

import io.pulseline.contract.UserException;
import io.pulseline.contract.file.ProcessLock;
import io.pulseline.local.terminal.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One stack per data folder. A stale lock file never keeps anyone out; the pid in the file beside
 * it is only for the message.
 */
public final class FolderLock implements AutoCloseable {
  private final DataFolder folder;
  private final ProcessLock lock;

  private FolderLock(DataFolder folder, ProcessLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** The folder that is held. */
  public DataFolder folder() {
    return folder;
  }

  /** Takes the folder for this process, or says which process has it. */
  public static FolderLock take(DataFolder folder) {
    Path owner = folder.lockOwnerFile();
    try {
      ProcessLock lock =
          ProcessLock.tryTake(folder.lockFile())
              .orElseThrow(
                  () ->
                      new UserException(
                          "pid %s already runs on %s; stop it with: ./pulseline down --data %s, or give another --data folder"
                              .formatted(
                                  pid(owner),
                                  folder.root(),
                                  Shell.word(folder.root().toString()))));
      Files.writeString(owner, Long.toString(ProcessHandle.current().pid()));
      return new FolderLock(folder, lock);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + folder.lockFile(), e);
    }
  }

  private static String pid(Path owner) {
    try {
      return Files.exists(owner) ? Files.readString(owner) : "(unknown)";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + owner, e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release the data folder", e);
    }
  }
}
