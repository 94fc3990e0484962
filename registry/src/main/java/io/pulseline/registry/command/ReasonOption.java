package io.pulseline.registry.command;

import io.pulseline.registry.By;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who moves a version, and why. */
final class ReasonOption {
  @Mixin private ByOption by;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the registry's history.")
  private String reason;

  boolean given() {
    return reason != null && !reason.isBlank();
  }

  By now() {
    return by.now().because(reason);
  }
}
