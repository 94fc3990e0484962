package io.pulseline.trainer.command;

import io.pulseline.cli.Output;
import io.pulseline.registry.command.DatasetOption;
import io.pulseline.trainer.steps.Workbench;
import io.pulseline.trainer.tune.Tune;
import io.pulseline.trainer.tune.TuneFolder;
import io.pulseline.trainer.tune.Tuned;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "tune",
    description =
        "Look for better hyperparameters on the training rows; the best become a file for 'fit"
            + " --params'. Killed, it goes on where it was.")
final class TuneCommand implements Callable<Integer> {
  @Mixin private DatasetOption dataset;
  @Mixin private WorkOptions work;
  @Mixin private TuneOptions options;
  @Mixin private Katib katib;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    Tune tune = options.tune(words -> output.say("           %s", words));
    try (Workbench bench = work.bench(dataset.load())) {
      Tuned tuned = tune.run(bench);
      TuneFolder folder = TuneFolder.of(bench.folder());
      new Steps(output).tuned(tuned, folder);
      katib.say(tuned.best().last().metrics().named());
      output.result(ResultJson.of(tuned, folder.best()));
    }
    return 0;
  }
}
