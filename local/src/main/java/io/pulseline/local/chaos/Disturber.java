package io.pulseline.local.chaos;

import io.pulseline.local.chaos.Disturbance.Kind;
import io.pulseline.local.stack.RunningPart;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.terminal.Story;
import java.time.Duration;
import java.util.List;

/** Does one disturbance after the other, each when the part that the last one hit is up again. */
final class Disturber {
  private final Stack stack;
  private final Story story;
  private final List<Disturbance> plan;
  private int next;
  private long nextNanos;
  private RunningPart stopped;
  private RunningPart killed;

  Disturber(Stack stack, Story story, List<Disturbance> plan) {
    this.stack = stack;
    this.story = story;
    this.plan = plan;
  }

  /** From now on time counts. */
  void begin() {
    schedule();
  }

  /** Whether all has been done, and every part is up. */
  boolean over() {
    return next == plan.size() && stopped == null && killed == null;
  }

  /** Does what is due; to be called often. */
  void look() {
    if (stopped != null) {
      resumeWhenDue();
    } else if (killed != null) {
      tellWhenBack();
    } else if (next < plan.size() && System.nanoTime() >= nextNanos) {
      disturb(plan.get(next++));
    }
  }

  private void disturb(Disturbance disturbance) {
    RunningPart part = stack.part(disturbance.part());
    String what = "%d of %d: ".formatted(next, plan.size());
    long seconds = disturbance.lasts().toSeconds();
    if (disturbance.kind() == Kind.KILL) {
      story.bad(
          what
              + "kill -9 of %s (pid %d)".formatted(part.part().label(), part.process().pid())
              + (seconds > 0 ? ", away for %d s".formatted(seconds) : ""));
      stack.kill(part.part(), disturbance.lasts());
      killed = part;
    } else {
      story.bad(what + "SIGSTOP of %s for %d s".formatted(part.part().label(), seconds));
      part.process().pause();
      stopped = part;
      nextNanos = System.nanoTime() + disturbance.lasts().toNanos();
    }
  }

  private void resumeWhenDue() {
    if (System.nanoTime() >= nextNanos) {
      stopped.process().resume();
      stopped = null;
      schedule();
    }
  }

  private void tellWhenBack() {
    RunningPart now = stack.part(killed.part());
    if (now != killed && now.ready().isPresent()) {
      story.tick(now.part().label(), "is back", now.startTime());
      killed = null;
      schedule();
    }
  }

  private void schedule() {
    Duration calm = next < plan.size() ? plan.get(next).after() : Duration.ZERO;
    nextNanos = System.nanoTime() + calm.toNanos();
  }
}
