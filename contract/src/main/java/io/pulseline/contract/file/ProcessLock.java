package io.pulseline.contract.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * A lock file that one holder on this machine has. The operating system drops the lock when its
 * process ends, however it ends, so a file that is left over keeps nobody out.
 *
 * <p>The lock belongs to the process, and a process loses it when it closes <em>any</em> channel of
 * the file. So the threads of a process settle first who may open the file at all; and nobody may
 * keep content in it, since reading that would open it too.
 */
public final class ProcessLock implements Closeable {
  private static final Map<Path, Semaphore> TURNS = new ConcurrentHashMap<>();

  private final FileChannel channel;
  private final Semaphore turn;

  private ProcessLock(FileChannel channel, Semaphore turn) {
    this.channel = channel;
    this.turn = turn;
  }

  /** How a channel is locked; null when another process has it. */
  private interface Locking {
    FileLock lock(FileChannel channel) throws IOException;
  }

  /** Takes the lock, however long others keep it. */
  public static ProcessLock take(Path file) throws IOException {
    Semaphore turn = turn(file);
    turn.acquireUninterruptibly();
    return locked(file, turn, FileChannel::lock).orElseThrow();
  }

  /** Takes the lock if nobody has it. */
  public static Optional<ProcessLock> tryTake(Path file) throws IOException {
    Semaphore turn = turn(file);
    return turn.tryAcquire() ? locked(file, turn, FileChannel::tryLock) : Optional.empty();
  }

  private static Semaphore turn(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path name = folder.toRealPath().resolve(file.getFileName());
    return TURNS.computeIfAbsent(name, path -> new Semaphore(1));
  }

  private static Optional<ProcessLock> locked(Path file, Semaphore turn, Locking locking)
      throws IOException {
    FileChannel channel = null;
    boolean held = false;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      held = locking.lock(channel) != null;
      return held ? Optional.of(new ProcessLock(channel, turn)) : Optional.empty();
    } finally {
      if (!held) {
        release(channel, turn);
      }
    }
  }

  private static void release(FileChannel channel, Semaphore turn) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      turn.release();
    }
  }

  /** Gives the lock back; a second time does nothing. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      release(channel, turn);
    }
  }
}
