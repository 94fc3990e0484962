package io.pulseline.registry.command;

import io.pulseline.registry.Gate;
import picocli.CommandLine.Option;

/** By what a version has to be better than the one in production. */
public final class GateOption {
  @Option(
      names = "--metric",
      paramLabel = "NAME",
      defaultValue = "auc",
      description =
          "What a version has to be better by than the one in production, on the same rows and by"
              + " more than chance (default: ${DEFAULT-VALUE}).")
  private String metric;

  public Gate gate() {
    return new Gate(metric, false);
  }

  Gate forced() {
    return new Gate(metric, true);
  }
}
