package io.pulseline.trainer.command;

import io.pulseline.cli.Output;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.registry.command.DatasetOption;
import io.pulseline.trainer.steps.Finding;
import io.pulseline.trainer.steps.Validate;
import io.pulseline.trainer.steps.Validated;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "validate", description = "Check the table; stop with all that is wrong.")
final class ValidateCommand implements Callable<Integer> {
  @Mixin private DatasetOption dataset;
  @Mixin private WorkOptions work;
  @Mixin private ValidateOptions options;
  @Mixin private Katib katib;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    Dataset described = dataset.load();
    Validated validated = new Validate(described, options.limits()).run(work.bench(described));
    new Steps(output).validated(validated);
    katib.say(
        Map.of(
            "checks_passed", validated.of(Finding.Outcome.PASSED).size(),
            "warnings", validated.of(Finding.Outcome.WARNING).size()));
    output.result(validated);
    return 0;
  }
}
