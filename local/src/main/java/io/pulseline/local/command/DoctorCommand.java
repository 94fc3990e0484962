package io.pulseline.local.command;

import io.pulseline.local.check.Check;
import io.pulseline.local.check.Checks;
import io.pulseline.local.stack.Lifetime;
import io.pulseline.local.terminal.Story;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whether this machine can carry a stack, and if not, what to do. */
@Command(name = "doctor", description = "Check Java, memory, disk, ports and the build.")
public final class DoctorCommand implements Callable<Integer> {
  @Mixin private StackOptions stack;

  @Override
  public Integer call() {
    Story story = Story.of(false);
    boolean healthy = true;
    for (Check check : Checks.all(stack.settings(Lifetime.SHORT))) {
      String line = "%-8s %s".formatted(check.name(), check.found());
      if (check.ok()) {
        story.good(line);
      } else {
        story.bad(line);
        healthy = false;
      }
    }
    return healthy ? 0 : 1;
  }
}
