package io.pulseline.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A Java process started by a {@link ChildBuilder}. Unless detached it never outlives this JVM (see
 * {@link Guarded}).
 */
public final class ChildProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int QUOTED_LINES = 15;

  private final String name;
  private final Process process;
  private final ProcessRef ref;
  private final ChildOutput output;

  ChildProcess(String name, Process process, ChildOutput output) {
    this.name = name;
    this.process = process;
    this.ref = ProcessRef.of(process.toHandle());
    this.output = output;
  }

  /** Begins the description of a process; {@code name} is how messages speak of it. */
  public static ChildBuilder named(String name) {
    return new ChildBuilder(name);
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  /** What another JVM needs to find this process again. */
  public ProcessRef ref() {
    return ref;
  }

  /** Where its standard output and standard error go. */
  public Path log() {
    return output.log();
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /**
   * The first line {@code READY …} that the process writes on its standard output.
   *
   * @throws LaunchException with the end of its log, as soon as it ends without being ready or when
   *     the time is over
   */
  public String awaitReady(Duration timeout) {
    return awaitReady(timeout, () -> {});
  }

  /** The same; {@code meanwhile} is run again and again during the wait. */
  public String awaitReady(Duration timeout, Runnable meanwhile) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      boolean ended = hasEndedAfterMillis(20);
      Optional<String> ready = output.readyLine();
      if (ready.isPresent()) {
        return ready.get();
      }
      if (ended) {
        throw failure("ended with exit code " + process.exitValue() + " before it was ready");
      }
      if (System.nanoTime() > deadline) {
        throw failure("not ready after " + timeout.toSeconds() + " s");
      }
      meanwhile.run();
    }
  }

  /**
   * Waits until the process has ended and all its output is in the log.
   *
   * @return its exit code
   * @throws LaunchException with the end of its log, if it still runs after that time
   */
  public int awaitExit(Duration timeout) {
    if (!completesWithin(timeout, process.onExit().thenCombine(output.end(), (p, end) -> p))) {
      throw failure("still running after " + timeout.toSeconds() + " s");
    }
    return process.exitValue();
  }

  /** The last line of standard output so far that looks like a JSON object. */
  public Optional<String> lastJson() {
    return output.lastJson();
  }

  /** The last lines of the log, at most {@code count}. */
  public List<String> lastLines(int count) {
    return LogFile.lastLines(output.log(), count);
  }

  /** Completes with the exit code when the process ends, however it ends. */
  public CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /**
   * SIGTERM, then SIGKILL if it has not ended in time.
   *
   * @return whether it ended without SIGKILL
   */
  public boolean stop(Duration patience) {
    boolean clean = ref.stop(patience);
    // It may have ended for the system, and not yet for this JVM
    completesWithin(patience, process.onExit().thenCombine(output.end(), (p, end) -> p));
    return clean;
  }

  /** SIGKILL to this process alone; returns when it is gone. */
  public void kill() {
    process.toHandle().destroyForcibly();
    completesWithin(PATIENCE, process.onExit().thenCombine(output.end(), (p, end) -> p));
  }

  /** SIGSTOP to this process alone: it stands still until {@link #resume}. */
  public void pause() {
    signal("STOP");
  }

  /** SIGCONT: it goes on. */
  public void resume() {
    signal("CONT");
  }

  /** Java has no way of its own to send one. */
  private void signal(String signal) {
    Process kill;
    try {
      kill = new ProcessBuilder("kill", "-" + signal, "" + pid()).inheritIO().start();
    } catch (IOException e) {
      throw new LaunchException("cannot send SIG" + signal + " to " + name, e);
    }
    if (!completesWithin(PATIENCE, kill.onExit()) || kill.exitValue() != 0) {
      throw new LaunchException("SIG" + signal + " did not reach " + name + ", pid " + pid());
    }
  }

  /** Stops it, with ten seconds for a clean end. */
  @Override
  public void close() {
    stop(PATIENCE);
  }

  private boolean hasEndedAfterMillis(long millis) {
    boolean ended = completesWithin(Duration.ofMillis(millis), process.onExit());
    return ended && completesWithin(PATIENCE, output.end());
  }

  private LaunchException failure(String what) {
    return new LaunchException(
        name + ": " + what + "; log: " + output.log() + LogFile.quote(lastLines(QUOTED_LINES)));
  }

  private boolean completesWithin(Duration timeout, CompletableFuture<?> future) {
    try {
      future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new LaunchException(name + ": cannot follow its output", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchException("interrupted while waiting for " + name, e);
    }
  }
}
