package io.pulseline.local.demo;

import io.pulseline.local.stack.DataFolder;
import io.pulseline.local.stack.PartFailure;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.stack.StackState;
import io.pulseline.local.stack.StackStopped;
import io.pulseline.local.terminal.Story;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;

/**
 * Runs something on a stack and leaves nothing of it behind: at its end, at a failure of any part,
 * at Ctrl-C and SIGTERM.
 */
final class StackRun {
  private final Story story;
  private final DataFolder folder;

  StackRun(Story story, DataFolder folder) {
    this.story = story;
    this.folder = folder;
  }

  /** Returns the exit code of {@code body}, or 1 when a part failed. */
  int run(Stack stack, ToIntFunction<Stack> body) {
    AtomicBoolean signalled = new AtomicBoolean();
    Thread onSignal =
        new Thread(
            () -> {
              signalled.set(true);
              story.line("stopping …");
              stop(stack);
            },
            "stop-on-signal");
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      return body.applyAsInt(stack);
    } catch (PartFailure e) {
      story.bad(e.getMessage() + "; log: " + e.log());
      e.lastLines().forEach(line -> story.line("  | " + line));
      return 1;
    } catch (StackStopped e) {
      return 1; // a signal's own exit code is on its way
    } finally {
      if (!signalled.get()) {
        Runtime.getRuntime().removeShutdownHook(onSignal);
        stop(stack);
      }
    }
  }

  private void stop(Stack stack) {
    long start = System.nanoTime();
    stack.close();
    StackState.delete(folder);
    double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    story.good("everything stopped in %.1f s".formatted(seconds));
  }
}
