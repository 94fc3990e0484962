package io.pulseline.trainer.steps;

import java.util.List;

/** What {@code validate} found. */
public record Validated(List<Check> checks) {
  public Validated {
    checks = List.copyOf(checks);
  }

  /** The checks of an outcome. */
  public List<Check> of(Check.Outcome outcome) {
    return checks.stream().filter(check -> check.outcome() == outcome).toList();
  }
}
