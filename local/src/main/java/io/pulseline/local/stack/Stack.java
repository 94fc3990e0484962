package io.pulseline.local.stack;

import io.pulseline.contract.process.ReadyLine;
import io.pulseline.launch.Attempts;
import io.pulseline.launch.ChildBuilder;
import io.pulseline.launch.ChildProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The processes of one data folder. Whoever waits for one of them waits here, so that the death of
 * any other is noticed at once. Closing it stops all, clients before servers.
 */
public final class Stack implements AutoCloseable {
  private static final long LOOK_MILLIS = 50;
  private static final int SIGINT_EXIT = 130;
  private static final int SIGKILL_EXIT = 137;
  private static final int MOST_KILLS = 20;

  private final CommandLines commands;
  private final Lifetime lifetime;
  private final Map<Part, RunningPart> running = new ConcurrentHashMap<>();
  private final Map<Part, Revival> revivals = new ConcurrentHashMap<>();
  private final Map<RunningPart, Long> deadUntil = new ConcurrentHashMap<>();
  private final AtomicInteger kills = new AtomicInteger();
  private volatile Runnable onChange = () -> {};
  private volatile boolean stopping;

  private record Revival(List<String> arguments, Consumer<RunningPart> tell) {}

  public Stack(CommandLines commands, Lifetime lifetime) {
    this.commands = commands;
    this.lifetime = lifetime;
  }

  public CommandLines commands() {
    return commands;
  }

  /** Called whenever a part has been started or has done its work. */
  public void onChange(Runnable listener) {
    onChange = listener;
  }

  public List<RunningPart> running() {
    return running.values().stream().sorted(Comparator.comparing(RunningPart::part)).toList();
  }

  /** Starts a part; until it is awaited or killed it must not end by itself. */
  public RunningPart start(Part part, List<String> arguments) {
    CompletableFuture<ReadyLine> ready = new CompletableFuture<>();
    Consumer<String> onLine = line -> ReadyLine.parse(line).ifPresent(ready::complete);
    ChildBuilder builder = commands.describe(part, lifetime, arguments).onLine(onLine);
    synchronized (this) {
      refuseWhenStopping();
      ChildProcess process = builder.start();
      RunningPart started = new RunningPart(part, process, ready, commands.addresses().of(part));
      running.put(part, started);
      onChange.run();
      return started;
    }
  }

  /** Waits until all of these have written their READY line; tells of each as it does. */
  public void awaitReady(List<RunningPart> parts, Duration timeout, Consumer<RunningPart> each) {
    List<RunningPart> waiting = new ArrayList<>(parts);
    until(
        () -> {
          waiting.removeIf(
              part -> {
                part.ready().ifPresent(line -> each.accept(part));
                return part.ready().isPresent();
              });
          return waiting.isEmpty();
        },
        timeout,
        () -> waiting.get(0).failure("is not ready"));
  }

  /**
   * Waits for a part that ends by itself, and with exit code 0.
   *
   * @return the JSON object it wrote last on standard output
   */
  public String awaitResult(RunningPart part, Duration timeout, Runnable meanwhile) {
    until(
        () -> {
          meanwhile.run();
          return hasResult(part);
        },
        timeout,
        () -> part.failure("did not end in time"));
    return part.process().lastJson().orElseThrow(() -> part.failure("ended without its JSON line"));
  }

  /** Whether a part that ends by itself has done so well. */
  public boolean hasResult(RunningPart part) {
    if (part.process().isRunning()) {
      return false;
    }
    int code = part.process().awaitExit(Duration.ofSeconds(5));
    refuseWhenStopping();
    if (code != 0) {
      throw part.failure("ended with exit code " + code);
    }
    running.remove(part.part(), part);
    onChange.run();
    return true;
  }

  /**
   * From now on this part is started again when it is killed (exit code 137): it is one that loses
   * nothing by it. Any other end stays a failure.
   *
   * @param tell called with the new process, before it is ready
   */
  public void reviveWhenKilled(Part part, List<String> arguments, Consumer<RunningPart> tell) {
    revivals.put(part, new Revival(arguments, tell));
  }

  /** How often a part was killed by somebody else and started again. */
  public int kills() {
    return kills.get();
  }

  /**
   * Kills a part on purpose, one of those that are started again, and leaves it dead for a while.
   *
   * @param away after which time {@link #check} starts it again
   */
  public void kill(Part part, Duration away) {
    RunningPart victim = running.get(part);
    deadUntil.put(victim, System.nanoTime() + away.toNanos());
    victim.process().kill();
  }

  public RunningPart part(Part part) {
    return running.get(part);
  }

  /** Waits for something, for as long as every part lives. */
  public void until(
      BooleanSupplier done, Duration timeout, Supplier<? extends RuntimeException> late) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!done.getAsBoolean()) {
      check();
      if (System.nanoTime() > deadline) {
        throw late.get();
      }
      pause();
    }
  }

  /**
   * Throws when a part has ended that should run. Parts that end by themselves are left to {@link
   * #hasResult}.
   */
  public void check() {
    refuseWhenStopping();
    for (RunningPart part : running.values()) {
      if (!part.process().isRunning() && !part.part().endsByItself() && !isToStayDead(part)) {
        int code = part.process().awaitExit(Duration.ofSeconds(5));
        if (code == SIGINT_EXIT) {
          pause(); // Ctrl-C may reach a child before it reaches us
        }
        refuseWhenStopping();
        Revival revival = revivals.get(part.part());
        boolean onPurpose = deadUntil.remove(part) != null;
        if (code != SIGKILL_EXIT
            || revival == null
            || (!onPurpose && kills.incrementAndGet() > MOST_KILLS)) {
          throw part.failure("ended with exit code " + code);
        }
        revival.tell().accept(start(part.part(), revival.arguments()));
      }
    }
  }

  private boolean isToStayDead(RunningPart part) {
    Long until = deadUntil.get(part);
    return until != null && System.nanoTime() - until < 0;
  }

  private void refuseWhenStopping() {
    if (stopping) {
      throw new StackStopped();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackStopped();
    }
  }

  /**
   * Stops everything, clients before the servers they use, whatever becomes of one of them; a
   * second call does nothing.
   */
  @Override
  public synchronized void close() {
    stopping = true;
    Attempts attempts = new Attempts();
    stop(part -> !part.part().isServer(), Duration.ofSeconds(10), attempts);
    stop(part -> part.part().isServer(), Duration.ofSeconds(6), attempts);
    attempts.rethrow();
  }

  private void stop(Predicate<RunningPart> which, Duration patience, Attempts attempts) {
    List<CompletableFuture<Void>> stops =
        running.values().stream()
            .filter(which)
            .map(
                part ->
                    CompletableFuture.runAsync(
                        () -> attempts.run(() -> part.process().stop(patience)),
                        task -> new Thread(task).start()))
            .toList();
    stops.forEach(CompletableFuture::join);
    running.values().removeIf(which);
  }
}
