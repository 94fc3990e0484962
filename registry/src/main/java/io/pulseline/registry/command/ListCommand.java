package io.pulseline.registry.command;

import io.pulseline.cli.Output;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.registry.Broken;
import io.pulseline.registry.Entry;
import io.pulseline.registry.Listing;
import io.pulseline.registry.ModelStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "All versions with their stages, oldest first.")
final class ListCommand implements Callable<Integer> {
  @Mixin private StoreOptions options;
  @Mixin private Output output;

  /** What programs get. */
  private record Result(String dataset, List<Entry> versions, List<Broken> broken) {}

  @Override
  public Integer call() throws Exception {
    try (ModelStore store = options.open()) {
      Listing listing = store.list();
      String dataset = listing.registry().dataset();
      List<Entry> versions = listing.registry().versions();
      if (versions.isEmpty()) {
        output.say("no models of '%s' in %s", dataset, options.lake());
      }
      for (Entry entry : versions) {
        output.say(
            "%-11s %s  %s",
            entry.stage().label(), entry.version(), MetricNames.line(entry.metrics()));
      }
      for (Broken broken : listing.broken()) {
        output.say("%-11s %s  %s", "broken", broken.version(), broken.problem());
      }
      output.result(new Result(dataset, versions, listing.broken()));
    }
    return 0;
  }
}
