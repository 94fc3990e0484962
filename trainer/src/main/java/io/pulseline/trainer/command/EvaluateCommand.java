package io.pulseline.trainer.command;

import io.pulseline.cli.Output;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.registry.Gate;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.command.DatasetOption;
import io.pulseline.registry.command.GateOption;
import io.pulseline.trainer.steps.Evaluate;
import io.pulseline.trainer.steps.Evaluated;
import io.pulseline.trainer.steps.Workbench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "evaluate",
    description = "Measure the model on the held-out rows, beside the version in production.")
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private DatasetOption dataset;
  @Mixin private RivalOptions rival;
  @Mixin private GateOption gate;
  @Mixin private WorkOptions work;
  @Mixin private Katib katib;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    Gate held = gate.gate();
    Dataset described = dataset.load();
    try (Workbench bench = work.bench(described);
        ModelStore store = rival.open(described)) {
      Evaluated evaluated = new Evaluate(store).run(bench);
      new Steps(output).evaluated(evaluated);
      katib.say(evaluated.metrics().named());
      Boolean better = store == null ? null : store.judge(evaluated.comparison(), held).passed();
      output.result(ResultJson.of(evaluated, described, better));
    }
    return 0;
  }
}
