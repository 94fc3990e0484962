package io.pulseline.trainer.command;

import io.pulseline.cli.Output;
import io.pulseline.registry.command.DatasetOption;
import io.pulseline.registry.command.LakeOptions;
import io.pulseline.trainer.steps.Registered;
import io.pulseline.trainer.steps.Workbench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "register",
    description = "Hold the ONNX graph against the model, pack it and register it.")
final class RegisterCommand implements Callable<Integer> {
  @Mixin private DatasetOption dataset;
  @Mixin private LakeOptions lake;
  @Mixin private WorkOptions work;
  @Mixin private RegisterOptions options;
  @Mixin private Katib katib;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    Publication publication = options.publication();
    try (Workbench bench = work.bench(dataset.load())) {
      Registered registered = options.register(bench, lake);
      new Steps(output).registered(registered);
      publication.of(bench.dataset(), registered, output);
      katib.say(registered.metrics());
      output.result(ResultJson.of(registered));
    }
    return 0;
  }
}
