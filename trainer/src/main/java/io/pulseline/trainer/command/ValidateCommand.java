package io.pulseline.trainer.command;

import io.pulseline.cli.Output;
import io.pulseline.registry.command.DatasetOption;
import io.pulseline.storage.S3Settings;
import io.pulseline.trainer.checks.Finding;
import io.pulseline.trainer.steps.Validate;
import io.pulseline.trainer.steps.Validated;
import io.pulseline.trainer.steps.Workbench;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "validate", description = "Check the table; stop with all that is wrong.")
final class ValidateCommand implements Callable<Integer> {
  @Mixin private DatasetOption dataset;
  @Mixin private WorkOptions work;
  @Mixin private ValidateOptions options;
  @Mixin private Katib katib;
  @Mixin private Output output;

  @Option(
      names = "--lake",
      paramLabel = "URI",
      description = "Root of a lake whose version in production the rows are held against.")
  private String lake;

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "S3 store that is not AWS; credentials come from AWS_ACCESS_KEY_ID and so on.")
  private String s3Endpoint;

  @Override
  public Integer call() throws Exception {
    Validate validate = options.validate(lake, S3Settings.of(s3Endpoint));
    try (Workbench bench = work.bench(dataset.load())) {
      Validated validated = validate.run(bench);
      new Steps(output).validated(validated);
      katib.say(
          Map.of(
              "checks_passed", validated.of(Finding.Outcome.PASSED).size(),
              "warnings", validated.of(Finding.Outcome.WARNING).size()));
      output.result(validated);
    }
    return 0;
  }
}
