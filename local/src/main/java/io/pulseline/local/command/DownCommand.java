package io.pulseline.local.command;

import io.pulseline.launch.Attempts;
import io.pulseline.local.stack.DataFolder;
import io.pulseline.local.stack.StackState;
import io.pulseline.local.terminal.Story;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops what {@code up} or a demo left running. */
@Command(name = "down", description = "Stop the local stack, of 'up' or of a demo.")
public final class DownCommand implements Callable<Integer> {
  /** The owner stops its children within ten seconds, in its own order. */
  private static final Duration OWNER = Duration.ofSeconds(20);

  /** Children whose owner was killed end by themselves within three seconds. */
  private static final Duration PART = Duration.ofSeconds(5);

  @Mixin private DataOption data;

  @Override
  public Integer call() {
    Story story = Story.of(false);
    DataFolder folder = data.folder();
    Optional<StackState> state = StackState.read(folder);
    if (state.isEmpty()) {
      story.line("nothing runs on " + folder.root());
      return 0;
    }
    StackState.Running owner = state.get().owner();
    boolean ran = owner.ref().isRunning();
    AtomicBoolean clean = new AtomicBoolean(true);
    Attempts attempts = new Attempts();
    attempts.run(() -> clean.compareAndSet(true, owner.ref().stop(OWNER)));
    for (StackState.Running part : state.get().parts()) {
      attempts.run(() -> clean.compareAndSet(true, part.ref().stop(PART)));
    }
    attempts.run(() -> StackState.delete(folder));
    attempts.rethrow();
    if (!ran) {
      story.line("pid %d is gone already; nothing runs".formatted(owner.pid()));
    } else if (clean.get()) {
      story.good(
          "stopped pid %d and its %d parts".formatted(owner.pid(), state.get().parts().size()));
    } else {
      story.warning("stopped pid %d, some of it by kill -9".formatted(owner.pid()));
    }
    return 0;
  }
}
