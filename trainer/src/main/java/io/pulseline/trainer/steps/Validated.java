package io.pulseline.trainer.steps;

import io.pulseline.trainer.checks.Finding;
import java.util.List;

/**
 * What {@code validate} found.
 *
 * @param rows how many rows it looked at
 * @param production the version that they were held against, null when there was none
 */
public record Validated(long rows, String production, List<Finding> findings) {
  public Validated {
    findings = List.copyOf(findings);
  }

  /** The findings of an outcome. */
  public List<Finding> of(Finding.Outcome outcome) {
    return findings.stream().filter(finding -> finding.outcome() == outcome).toList();
  }
}
