package io.pulseline.registry.command;

import io.pulseline.cli.Output;
import io.pulseline.contract.UserException;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.kubeflow.KubeflowRegistry;
import io.pulseline.registry.kubeflow.KubeflowRegistry.Published;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "publish",
    description = "Make a version known in a Kubeflow Model Registry, unless it is known there.")
final class PublishCommand implements Callable<Integer> {
  @Mixin private StoreOptions options;
  @Mixin private ModelRegistryOption server;
  @Mixin private ByOption by;
  @Mixin private Output output;

  @Parameters(paramLabel = "VERSION", description = "As 'models list' shows it.")
  private String version;

  @Override
  public Integer call() throws Exception {
    KubeflowRegistry registry =
        server
            .open()
            .orElseThrow(() -> new UserException("name a server with --model-registry URL"));
    try (ModelStore store = options.open()) {
      ModelManifest manifest = store.manifest(version);
      Published published =
          registry.publish(options.dataset(), manifest, store.uri(version), by.now().name());
      output.say(
          "published %s in %s: version %s of model %s",
          version, registry.url(), published.modelVersion(), published.registeredModel());
      output.result(published);
    }
    return 0;
  }
}
