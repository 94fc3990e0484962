package io.pulseline.trainer.command;

import io.pulseline.cli.Output;
import io.pulseline.registry.command.DatasetOption;
import io.pulseline.trainer.steps.Validate;
import io.pulseline.trainer.steps.Validated;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "validate", description = "Check the table; stop with all that is wrong.")
final class ValidateCommand implements Callable<Integer> {
  @Mixin private DatasetOption dataset;
  @Mixin private WorkOptions work;
  @Mixin private ValidateOptions options;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    Validated validated = new Validate(dataset.load(), options.limits()).run(work.folder());
    new Steps(output).validated(validated);
    output.result(validated);
    return 0;
  }
}
