package io.pulseline.registry;

import io.pulseline.contract.model.Comparison;
import java.util.Optional;

/** When a new version goes straight to production. */
public enum Promotion {
  /** When nothing is in production yet; later versions wait in staging for a decision. */
  FIRST,
  /** Also when it passes the gate. */
  BETTER,
  /** Never. */
  NEVER;

  Verdict judge(Gate gate, Comparison comparison, Optional<Entry> production) {
    return switch (this) {
      case NEVER -> waits("it was asked to wait");
      case BETTER -> gate.judge(comparison, production);
      case FIRST ->
          production.isPresent()
              ? waits(production.get().version() + " is in production")
              : gate.judge(comparison, production);
    };
  }

  private static Verdict waits(String why) {
    return Verdict.fail(why, "promote it");
  }
}
