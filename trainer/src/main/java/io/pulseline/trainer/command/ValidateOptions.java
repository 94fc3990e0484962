package io.pulseline.trainer.command;

import io.pulseline.trainer.steps.Validate;
import picocli.CommandLine.Option;

/** What data must be like to be trained on. */
final class ValidateOptions {
  @Option(
      names = "--min-rows",
      defaultValue = "50",
      description = "Fewest rows (default: ${DEFAULT-VALUE}).")
  private int rows;

  @Option(
      names = "--min-class-rows",
      defaultValue = "10",
      description = "Fewest rows of at least two classes (default: ${DEFAULT-VALUE}).")
  private int classRows;

  @Option(
      names = "--max-missing",
      defaultValue = "1",
      description = "Largest share of missing values of a feature (default: ${DEFAULT-VALUE}).")
  private double missing;

  Validate.Limits limits() {
    return new Validate.Limits(rows, classRows, missing);
  }
}
