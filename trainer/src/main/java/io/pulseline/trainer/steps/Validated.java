package io.pulseline.trainer.steps;

import java.util.List;

/** What {@code validate} found. */
public record Validated(List<Finding> findings) {
  public Validated {
    findings = List.copyOf(findings);
  }

  /** The findings of an outcome. */
  public List<Finding> of(Finding.Outcome outcome) {
    return findings.stream().filter(finding -> finding.outcome() == outcome).toList();
  }
}
