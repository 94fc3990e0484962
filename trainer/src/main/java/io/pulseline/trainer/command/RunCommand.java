package io.pulseline.trainer.command;

import io.pulseline.cli.Output;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.command.DatasetOption;
import io.pulseline.registry.command.LakeOptions;
import io.pulseline.trainer.steps.Evaluate;
import io.pulseline.trainer.steps.Fit;
import io.pulseline.trainer.steps.Registered;
import io.pulseline.trainer.steps.Workbench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "run", description = "All steps, from the lake to a registered model.")
final class RunCommand implements Callable<Integer> {
  @Mixin private DatasetOption dataset;
  @Mixin private LakeOptions lake;
  @Mixin private WorkOptions work;
  @Mixin private PrepareOptions prepareOptions;
  @Mixin private ValidateOptions validateOptions;
  @Mixin private FitOptions fitOptions;
  @Mixin private RegisterOptions registerOptions;
  @Mixin private Katib katib;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    Dataset described = dataset.load();
    Fit fit = fitOptions.fit();
    Publication publication = registerOptions.publication();
    Steps steps = new Steps(output);
    try (Workbench bench = work.bench(described)) {
      steps.prepared(prepareOptions.prepare(lake).run(bench));
      steps.validated(validateOptions.validate(lake.lake(), lake.s3()).run(bench));
      steps.fitted(fit.run(bench));
      try (ModelStore store = ModelStore.open(described, lake.lake(), lake.s3())) {
        steps.evaluated(new Evaluate(store).run(bench));
      }
      Registered registered = registerOptions.register(bench, lake);
      steps.registered(registered);
      publication.of(described, registered, output);
      katib.say(registered.metrics());
      output.result(ResultJson.of(registered));
    }
    return 0;
  }
}
