package io.pulseline.local.stack;

import io.pulseline.contract.process.ReadyLine;
import io.pulseline.launch.ChildProcess;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One started part of a stack. */
public final class RunningPart {
  private static final int LAST_LINES = 12;

  private final Part part;
  private final ChildProcess process;
  private final CompletableFuture<ReadyLine> ready;
  private final String address;
  private final long startedNanos = System.nanoTime();
  private final CompletableFuture<Long> readyNanos;

  RunningPart(Part part, ChildProcess process, CompletableFuture<ReadyLine> ready, String address) {
    this.part = part;
    this.process = process;
    this.ready = ready;
    this.address = address;
    this.readyNanos = ready.thenApply(line -> System.nanoTime());
  }

  public Part part() {
    return part;
  }

  public ChildProcess process() {
    return process;
  }

  /** Where it listens, empty when nowhere. */
  public String address() {
    return address;
  }

  /** Its READY line, once it has written one. */
  public Optional<ReadyLine> ready() {
    return Optional.ofNullable(ready.getNow(null));
  }

  /** From its start to its READY line; zero while it has written none. */
  public Duration startTime() {
    return Duration.ofNanos(readyNanos.getNow(startedNanos) - startedNanos);
  }

  /** A failure of this part, with the end of its log. */
  public PartFailure failure(String what) {
    return new PartFailure(part.label() + " " + what, process.log(), process.lastLines(LAST_LINES));
  }

  /** For the state file. */
  public StackState.Running state() {
    return StackState.Running.of(part.label(), process.ref(), address);
  }
}
