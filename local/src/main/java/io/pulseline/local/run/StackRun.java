package io.pulseline.local.run;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.launch.Attempts;
import io.pulseline.launch.LaunchException;
import io.pulseline.local.stack.CommandLines;
import io.pulseline.local.stack.DataFolder;
import io.pulseline.local.stack.FolderLock;
import io.pulseline.local.stack.PartFailure;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.stack.StackPorts;
import io.pulseline.local.stack.StackSettings;
import io.pulseline.local.stack.StackState;
import io.pulseline.local.stack.StackStopped;
import io.pulseline.local.terminal.Story;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/**
 * Runs something on a stack of its own and leaves nothing of it behind: at its end, at a failure of
 * any part, at Ctrl-C and SIGTERM.
 */
public final class StackRun {
  private final Story story;
  private final StackSettings settings;

  public StackRun(Story story, StackSettings settings) {
    this.story = story;
    this.settings = settings;
  }

  /** Returns the exit code of {@code body}, or 1 when a part failed. */
  public int run(ToIntFunction<Stack> body) {
    Dataset dataset = Datasets.load(settings.dataset());
    try (FolderLock lock = FolderLock.take(DataFolder.open(settings.data()))) {
      Preflight.pass(settings, story);
      CommandLines commands =
          new CommandLines(
              settings.root(),
              lock.folder(),
              StackPorts.choose(settings.portBase()),
              CommandLines.datasetOption(settings.dataset()),
              dataset,
              settings.jobs());
      return guarded(new Stack(commands, settings.lifetime()), body);
    }
  }

  private int guarded(Stack stack, ToIntFunction<Stack> body) {
    AtomicBoolean signalled = new AtomicBoolean();
    Thread onSignal = new Thread(() -> stopOnSignal(stack, signalled), "stop-on-signal");
    Runtime.getRuntime().addShutdownHook(onSignal);
    Attempts attempts = new Attempts();
    AtomicInteger code = new AtomicInteger(1);
    attempts.run(() -> code.set(told(stack, body, signalled)));
    if (!signalled.get()) {
      Runtime.getRuntime().removeShutdownHook(onSignal);
      attempts.run(() -> stop(stack));
    }
    attempts.rethrow();
    return code.get();
  }

  private int told(Stack stack, ToIntFunction<Stack> body, AtomicBoolean signalled) {
    try {
      return body.applyAsInt(stack);
    } catch (PartFailure e) {
      story.bad(e.getMessage() + "; log: " + e.log());
      e.lastLines().forEach(line -> story.line("  | " + line));
      return 1;
    } catch (StackStopped | LaunchException e) {
      if (signalled.get()) {
        return 1; // the signal's own exit code is on its way
      }
      throw e;
    }
  }

  private void stopOnSignal(Stack stack, AtomicBoolean signalled) {
    signalled.set(true);
    story.line("stopping …");
    stop(stack);
  }

  private void stop(Stack stack) {
    long start = System.nanoTime();
    Attempts attempts = new Attempts();
    attempts.run(stack::close);
    attempts.run(() -> StackState.delete(stack.commands().folder()));
    attempts.rethrow();
    double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    story.good("everything stopped in %.1f s".formatted(seconds));
  }
}
