package io.pulseline.trainer.command;

import io.pulseline.cli.Output;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.prepare.ChoiceOptions;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.registry.Gate;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.command.DatasetOption;
import io.pulseline.registry.command.LakeOptions;
import io.pulseline.trainer.distributed.Workers;
import io.pulseline.trainer.steps.Evaluate;
import io.pulseline.trainer.steps.Fit;
import io.pulseline.trainer.steps.Prepare;
import io.pulseline.trainer.steps.Registered;
import io.pulseline.trainer.steps.StepRunner;
import io.pulseline.trainer.steps.Validate;
import io.pulseline.trainer.steps.Workbench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "run", description = "All steps, from the lake to a registered model.")
final class RunCommand implements Callable<Integer> {
  @Mixin private DatasetOption dataset;
  @Mixin private LakeOptions lake;
  @Mixin private WorkOptions work;
  @Mixin private ChoiceOptions rows;
  @Mixin private ValidateOptions validateOptions;
  @Mixin private FitOptions fitOptions;
  @Mixin private RegisterOptions registerOptions;
  @Mixin private Katib katib;
  @Mixin private Output output;

  @Option(
      names = "--from-step",
      paramLabel = "STEP",
      description =
          "Step to begin with (${COMPLETION-CANDIDATES}), taking what those before it left; without"
              + " it each step runs whose inputs have changed.",
      completionCandidates = StepNames.class,
      converter = StepNames.class)
  private WorkFolder.Result from;

  @Override
  public Integer call() throws Exception {
    Workers.requireNone(System.getenv(), "train run");
    Dataset described = dataset.load();
    // all options are looked at before the first step, which may take long
    Prepare prepare = new Prepare(lake.lake(), lake.s3(), rows.choice());
    Validate validate = validateOptions.validate(lake.lake(), lake.s3());
    Fit fit = fitOptions.fit();
    Gate gate = registerOptions.gate();
    Publication publication = registerOptions.publication();
    try (Workbench bench = work.newBench(described);
        ModelStore store = ModelStore.open(described, lake.lake(), lake.s3())) {
      StepRunner runner = new StepRunner(bench, from);
      Steps steps = new Steps(output);
      steps.told(runner.run(prepare), steps::prepared);
      steps.told(runner.run(validate), steps::validated);
      steps.told(runner.run(fit), steps::fitted);
      steps.told(runner.run(new Evaluate(store)), steps::evaluated);
      Registered registered =
          steps.told(runner.run(registerOptions.register(store, gate)), steps::registered);
      publication.of(described, registered, output);
      katib.say(registered.metrics());
      output.result(ResultJson.of(registered));
    }
    return 0;
  }
}
