package io.pulseline.trainer.command;

import io.pulseline.contract.UserException;
import io.pulseline.trainer.steps.Prepare;
import io.pulseline.trainer.steps.Workbench;
import picocli.CommandLine.Option;

/** How to prepare. */
final class PrepareOptions {
  @Option(
      names = "--seed",
      defaultValue = "42",
      description =
          "Of the split, and of all chance in the steps after it (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--test-share",
      defaultValue = "0.2",
      description =
          "Part of each class that is held out for evaluation (default: ${DEFAULT-VALUE}).")
  private double testShare;

  Prepare prepare(Workbench bench) {
    if (testShare <= 0 || testShare >= 1) {
      throw new UserException("--test-share is " + testShare + ", it must lie between 0 and 1");
    }
    return new Prepare(bench, testShare, seed);
  }
}
