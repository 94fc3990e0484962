package io.pulseline.trainer.command;

import io.pulseline.cli.Output;
import io.pulseline.registry.command.DatasetOption;
import io.pulseline.trainer.steps.Evaluate;
import io.pulseline.trainer.steps.Evaluated;
import io.pulseline.trainer.steps.Workbench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "evaluate", description = "Measure the model on the held-out rows.")
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private DatasetOption dataset;
  @Mixin private WorkOptions work;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    try (Workbench bench = work.bench(dataset.load())) {
      Evaluated evaluated = new Evaluate().run(bench);
      new Steps(output).evaluated(evaluated);
      output.result(evaluated);
    }
    return 0;
  }
}
