package io.pulseline.trainer.command;

import io.pulseline.storage.S3Settings;
import io.pulseline.trainer.checks.Limits;
import io.pulseline.trainer.steps.Validate;
import picocli.CommandLine.Option;

/** What data must be like to be trained on. */
final class ValidateOptions {
  @Option(
      names = "--warn-at",
      paramLabel = "CHECK=BOUND,…",
      defaultValue = "",
      description =
          "Bounds that warn, such as drift=0.1,equal=off; validate.json names all checks.")
  private String warnAt;

  @Option(
      names = "--fail-at",
      paramLabel = "CHECK=BOUND,…",
      defaultValue = "",
      description =
          "Bounds that stop a training, such as rows=100,features=10,class-rows=30,leakage=off.")
  private String failAt;

  /**
   * The step.
   *
   * @param lake of the version in production, null to do without it
   */
  Validate validate(String lake, S3Settings s3) {
    return new Validate(Limits.parse(warnAt, failAt), lake, s3);
  }
}
