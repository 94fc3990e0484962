package io.pulseline.trainer.command;

import io.pulseline.cli.Output;
import io.pulseline.registry.command.DatasetOption;
import io.pulseline.trainer.steps.Fit;
import io.pulseline.trainer.steps.Fitted;
import io.pulseline.trainer.steps.Workbench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "fit", description = "Fit preprocessing and trees, and write the ONNX graph.")
final class FitCommand implements Callable<Integer> {
  @Mixin private DatasetOption dataset;
  @Mixin private WorkOptions work;
  @Mixin private FitOptions options;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    Fit fit = options.fit();
    try (Workbench bench = work.bench(dataset.load())) {
      Fitted fitted = fit.run(bench);
      new Steps(output).fitted(fitted);
      output.result(fitted);
    }
    return 0;
  }
}
