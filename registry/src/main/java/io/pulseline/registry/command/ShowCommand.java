package io.pulseline.registry.command;

import io.pulseline.cli.Counted;
import io.pulseline.cli.Output;
import io.pulseline.contract.UserException;
import io.pulseline.contract.model.ManifestJson;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.registry.Entry;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.Registry;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "One version: where it comes from and how good it is.")
final class ShowCommand implements Callable<Integer> {
  @Mixin private StoreOptions options;
  @Mixin private Output output;

  @Parameters(arity = "0..1", paramLabel = "VERSION", description = "The newest when left out.")
  private String version;

  @Override
  public Integer call() throws Exception {
    try (ModelStore store = options.open()) {
      Registry registry = store.list().registry();
      Entry entry = entry(registry);
      ModelManifest manifest = store.manifest(entry.version());
      output.say("%s", entry.version());
      String why = registry.placement(entry.version()).why();
      output.say("  stage    %s%s", entry.stage().label(), why == null ? "" : " (" + why + ")");
      output.say("  metrics  %s", MetricNames.line(entry.metrics()));
      output.say(
          "  rows     %d from %s, events of %s to %s",
          manifest.lineage().rows(),
          Counted.of(manifest.lineage().files().size(), "file"),
          manifest.lineage().firstEvent(),
          manifest.lineage().lastEvent());
      output.say("  fitted   %s", fitted(manifest));
      output.say("  content  %s", ManifestJson.digest(manifest));
      output.say("  package  %s", store.uri(entry.version()));
      output.result(manifest);
    }
    return 0;
  }

  private static String fitted(ModelManifest manifest) {
    return new TreeMap<>(manifest.hyperparameters())
        .entrySet().stream()
            .map(parameter -> parameter.getKey() + " " + parameter.getValue())
            .collect(Collectors.joining(", "));
  }

  private Entry entry(Registry registry) {
    if (version != null) {
      return registry.require(version);
    }
    List<Entry> versions = registry.versions();
    if (versions.isEmpty()) {
      throw new UserException(
          "no models of '%s' in %s".formatted(registry.dataset(), options.lake()));
    }
    return versions.get(versions.size() - 1);
  }
}
