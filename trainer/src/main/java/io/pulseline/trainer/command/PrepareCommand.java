package io.pulseline.trainer.command;

import io.pulseline.cli.Output;
import io.pulseline.prepare.ChoiceOptions;
import io.pulseline.prepare.Prepared;
import io.pulseline.registry.command.DatasetOption;
import io.pulseline.registry.command.LakeOptions;
import io.pulseline.trainer.steps.Prepare;
import io.pulseline.trainer.steps.Workbench;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "prepare", description = "Read the lake into a table.")
final class PrepareCommand implements Callable<Integer> {
  @Mixin private DatasetOption dataset;
  @Mixin private LakeOptions lake;
  @Mixin private WorkOptions work;
  @Mixin private ChoiceOptions rows;
  @Mixin private Katib katib;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    Prepare prepare = new Prepare(lake.lake(), lake.s3(), rows.choice());
    try (Workbench bench = work.newBench(dataset.load())) {
      Prepared prepared = prepare.run(bench);
      new Steps(output).prepared(prepared);
      katib.say(Map.of("rows", prepared.rows()));
      output.result(prepared);
    }
    return 0;
  }
}
