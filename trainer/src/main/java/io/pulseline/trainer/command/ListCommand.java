package io.pulseline.trainer.command;

import io.pulseline.trainer.registry.Entry;
import io.pulseline.trainer.registry.ModelStore;
import io.pulseline.trainer.registry.Registry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "All versions with their stages, oldest first.")
final class ListCommand implements Callable<Integer> {
  @Mixin private DatasetOption dataset;
  @Mixin private LakeOptions lake;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    try (ModelStore store = ModelStore.open(dataset.load(), lake.lake(), lake.s3())) {
      Registry registry = store.registry();
      if (registry.versions().isEmpty()) {
        output.say("no models of '%s' in %s", registry.dataset(), lake.lake());
      }
      for (Entry entry : registry.versions()) {
        output.say(
            "%-11s %s  %s",
            Steps.name(entry.stage()), entry.version(), Steps.metrics(entry.metrics()));
      }
      output.result(registry);
    }
    return 0;
  }
}
