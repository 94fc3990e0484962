package io.pulseline.trainer.command;

import io.pulseline.cli.Output;
import io.pulseline.registry.command.DatasetOption;
import io.pulseline.trainer.checks.Finding;
import io.pulseline.trainer.steps.Validate;
import io.pulseline.trainer.steps.Validated;
import io.pulseline.trainer.steps.Workbench;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "validate", description = "Check the table; stop with all that is wrong.")
final class ValidateCommand implements Callable<Integer> {
  @Mixin private DatasetOption dataset;
  @Mixin private RivalOptions rival;
  @Mixin private WorkOptions work;
  @Mixin private ValidateOptions options;
  @Mixin private Katib katib;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    Validate validate = options.validate(rival.lake(), rival.s3());
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
