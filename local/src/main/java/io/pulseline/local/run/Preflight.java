package io.pulseline.local.run;

import io.pulseline.contract.UserException;
import io.pulseline.local.check.Check;
import io.pulseline.local.check.Checks;
import io.pulseline.local.stack.StackSettings;
import io.pulseline.local.terminal.Story;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses to start what the machine cannot carry. */
final class Preflight {
  private Preflight() {}

  static void pass(StackSettings settings, Story story) {
    List<Check> checks = Checks.all(settings);
    String problems =
        checks.stream()
            .filter(check -> !check.ok())
            .map(check -> check.name() + ": " + check.found())
            .collect(Collectors.joining(" · "));
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
    story.good(
        checks.stream()
            .filter(check -> List.of("memory", "disk").contains(check.name()))
            .map(Check::found)
            .collect(Collectors.joining(" · ", "Java " + Runtime.version().feature() + " · ", "")));
  }
}
