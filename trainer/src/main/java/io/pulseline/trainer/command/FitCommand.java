package io.pulseline.trainer.command;

import io.pulseline.cli.Output;
import io.pulseline.registry.command.DatasetOption;
import io.pulseline.trainer.steps.Fitted;
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
    Fitted fitted = options.fit().run(work.bench(dataset.load()));
    new Steps(output).fitted(fitted);
    output.result(fitted);
    return 0;
  }
}
