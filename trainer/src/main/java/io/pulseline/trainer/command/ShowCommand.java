package io.pulseline.trainer.command;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.trainer.registry.Entry;
import io.pulseline.trainer.registry.ModelStore;
import io.pulseline.trainer.registry.Registry;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "One version: where it comes from and how good it is.")
final class ShowCommand implements Callable<Integer> {
  @Mixin private DatasetOption dataset;
  @Mixin private LakeOptions lake;
  @Mixin private Output output;

  @Parameters(arity = "0..1", paramLabel = "VERSION", description = "The newest when left out.")
  private String version;

  @Override
  public Integer call() throws Exception {
    Dataset described = dataset.load();
    try (ModelStore store = ModelStore.open(described, lake.lake(), lake.s3())) {
      Entry entry = entry(store.registry());
      ModelManifest manifest =
          store
              .manifest(entry.version())
              .orElseThrow(
                  () -> new UserException(store.uri(entry.version()) + " has no model.json"));
      output.say("%s", entry.version());
      output.say("  stage    %s", Steps.name(entry.stage()));
      output.say("  metrics  %s", Steps.metrics(entry.metrics()));
      output.say(
          "  rows     %d from %d files, events of %s to %s",
          manifest.lineage().rows(),
          manifest.lineage().files().size(),
          manifest.lineage().firstEvent(),
          manifest.lineage().lastEvent());
      output.say("  fitted   %s", new TreeMap<>(manifest.hyperparameters()));
      output.say("  package  %s", store.uri(entry.version()));
      output.result(manifest);
    }
    return 0;
  }

  private Entry entry(Registry registry) {
    List<Entry> versions = registry.versions();
    Optional<Entry> found =
        version == null && !versions.isEmpty()
            ? Optional.of(versions.get(versions.size() - 1))
            : registry.find(version);
    return found.orElseThrow(
        () ->
            new UserException(
                String.format(
                    "no model %sof '%s' is registered in %s; 'models list' shows all",
                    version == null ? "" : "'" + version + "' ", registry.dataset(), lake.lake())));
  }
}
