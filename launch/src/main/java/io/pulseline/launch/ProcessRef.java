package io.pulseline.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Names one process beyond the life of the JVM that started it. Its start tells it from a later
 * process that was given the same id: by ticks where the system has them, else by the clock.
 *
 * @param pid process id
 * @param startedMillis start time, milliseconds since the epoch, as the system reports it
 * @param startedTicks start in clock ticks since the machine's own; 0 when unknown
 */
public record ProcessRef(long pid, long startedMillis, long startedTicks) {
  /** The same start may be reported as another second; a process id is not used again so soon. */
  private static final long CLOCK_TOLERANCE_MILLIS = 2_000;

  /** A reference to a process that runs now. */
  public static ProcessRef of(ProcessHandle handle) {
    return new ProcessRef(handle.pid(), startMillis(handle), StartTicks.of(handle.pid()).orElse(0));
  }

  /** Whether that very process still runs; one that ended but was not yet reaped does not. */
  public boolean isRunning() {
    return find().isPresent();
  }

  /**
   * SIGTERM, then SIGKILL if it has not ended in time.
   *
   * @return whether it ended by itself, without SIGKILL (true as well if it did not run)
   */
  public boolean stop(Duration patience) {
    Optional<ProcessHandle> running = find();
    if (running.isEmpty()) {
      return true;
    }
    ProcessHandle handle = running.get();
    handle.destroy();
    if (endsWithin(handle, patience)) {
      return true;
    }
    handle.destroyForcibly();
    endsWithin(handle, patience);
    return false;
  }

  private Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(h -> isMeant(of(h)) && !isZombie(h));
  }

  private boolean isMeant(ProcessRef found) {
    return (startedTicks != 0 && found.startedTicks != 0)
        ? startedTicks == found.startedTicks
        : Math.abs(startedMillis - found.startedMillis) <= CLOCK_TOLERANCE_MILLIS;
  }

  private static boolean endsWithin(ProcessHandle handle, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    CompletableFuture<ProcessHandle> exit = handle.onExit();
    do {
      try {
        exit.get(50, TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException e) {
        // Without an init process that reaps, an ended process stays in the table and never "exits"
        if (isZombie(handle)) {
          return true;
        }
      } catch (ExecutionException e) {
        throw new LaunchException("cannot wait for process " + handle.pid(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LaunchException("interrupted while waiting for process " + handle.pid(), e);
      }
    } while (System.nanoTime() < deadline);
    return false;
  }

  private static boolean isZombie(ProcessHandle handle) {
    return handle.info().command().isEmpty();
  }

  private static long startMillis(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
