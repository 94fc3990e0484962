package io.pulseline.trainer.command;

import io.pulseline.cli.Output;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.registry.command.DatasetOption;
import io.pulseline.trainer.distributed.Workers;
import io.pulseline.trainer.steps.Fit;
import io.pulseline.trainer.steps.Fitted;
import io.pulseline.trainer.steps.Workbench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "fit",
    description = {
      "Fit preprocessing and trees, and write the ONNX graph.",
      "On the nodes of a Kubeflow TrainJob (DMLC_TRACKER_URI, DMLC_TRACKER_PORT, DMLC_NUM_WORKER"
          + " and DMLC_TASK_ID are set) each reads a share of the rows, and task 0 writes."
    })
final class FitCommand implements Callable<Integer> {
  @Mixin private DatasetOption dataset;
  @Mixin private WorkOptions work;
  @Mixin private FitOptions options;
  @Mixin private WorkersOption workers;
  @Mixin private Katib katib;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    Fit fit = options.fit();
    Workers given = workers.of(System.getenv());
    Dataset described = dataset.load();
    try (Workbench bench =
        given == Workers.ALONE ? work.bench(described) : work.shared(described)) {
      Fitted fitted = fit.run(bench, given);
      new Steps(output).fitted(fitted);
      katib.say(fitted.heldOut().named());
      output.result(fitted);
    }
    return 0;
  }
}
