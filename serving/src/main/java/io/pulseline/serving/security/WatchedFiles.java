package io.pulseline.serving.security;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that are read again whenever their bytes are others, which also shows what is exchanged by
 * links, as Kubernetes does. New bytes that make no sense leave in force what was understood last.
 */
final class WatchedFiles implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFiles.class);
  private static final long LOOK_MILLIS = 1_000;

  /** Makes use of the files' bytes, in the order of the files. */
  @FunctionalInterface
  interface Use {
    /**
     * All of it or nothing.
     *
     * @throws IOException when the bytes are none of that kind
     */
    void of(List<byte[]> contents) throws IOException, GeneralSecurityException;
  }

  private final String what;
  private final List<Path> files;
  private final Use use;
  private final ScheduledExecutorService looks;
  private List<byte[]> seen;

  /** What the last look was a failure for; empty when it was none. */
  private String told = "";

  /**
   * Reads the files for the first time.
   *
   * @param what for messages, in the plural
   * @throws UserException when they cannot be used
   */
  WatchedFiles(String what, List<Path> files, Use use) {
    this.what = what;
    this.files = List.copyOf(files);
    this.use = use;
    try {
      seen = read();
      use.of(seen);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new UserException("%s %s cannot be used: %s".formatted(what, files, reason(e)), e);
    }
    looks =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "watch-" + what.replace(' ', '-'));
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        looks.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      List<byte[]> now = read();
      if (isSeen(now)) {
        return;
      }
      seen = now;
      use.of(now);
      told = "";
      LOG.info("{} {} are in force as they are now", what, files);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // Each state is told once, though a file that is missing is looked for again and again
      String reason = reason(e);
      if (!reason.equals(told)) {
        told = reason;
        LOG.warn("{} {} cannot be used ({}): those before stay in force", what, files, reason);
      }
    }
  }

  private List<byte[]> read() throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (Path file : files) {
      contents.add(Files.readAllBytes(file));
    }
    return contents;
  }

  private boolean isSeen(List<byte[]> now) {
    for (int i = 0; i < now.size(); i++) {
      if (!Arrays.equals(now.get(i), seen.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String reason(Exception failure) {
    return failure instanceof NoSuchFileException
        ? "no such file: " + failure.getMessage()
        : String.valueOf(failure.getMessage());
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
