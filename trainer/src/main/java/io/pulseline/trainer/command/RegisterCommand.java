package io.pulseline.trainer.command;

import io.pulseline.cli.Output;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.registry.ModelStore;
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
    Dataset described = dataset.load();
    try (Workbench bench = work.bench(described);
        ModelStore store = ModelStore.open(described, lake.lake(), lake.s3())) {
      Registered registered = options.register(store, options.gate()).run(bench);
      new Steps(output).registered(registered);
      publication.of(described, registered, output);
      katib.say(registered.metrics());
      output.result(ResultJson.of(registered));
    }
    return 0;
  }
}
