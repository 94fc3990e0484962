package io.pulseline.trainer.command;

import io.pulseline.cli.Output;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.registry.kubeflow.KubeflowRegistry;
import io.pulseline.registry.kubeflow.KubeflowRegistry.Published;
import io.pulseline.trainer.steps.Registered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes a version that is registered known elsewhere, too.
 *
 * @param server empty when there is no elsewhere
 */
record Publication(Optional<KubeflowRegistry> server, String author) {

  /**
   * Publishes, if there is a server.
   *
   * @throws UserException when the server cannot be reached or refuses; the version stays
   *     registered here
   */
  void of(Dataset dataset, Registered registered, Output output) throws IOException {
    if (server.isEmpty()) {
      return;
    }
    KubeflowRegistry there = server.get();
    ModelManifest manifest = ModelPackage.read(Path.of(registered.folder())).manifest();
    try {
      Published published = there.publish(dataset, manifest, registered.uri(), author);
      output.say(
          "published  version %s of model %s in %s",
          published.modelVersion(), published.registeredModel(), there.url());
    } catch (UserException e) {
      throw new UserException(
          "%s is registered in %s, but not published: %s; when that is mended,"
                  .formatted(registered.version(), registered.stage().label(), e.getMessage())
              + " 'models publish %s --model-registry %s' does"
                  .formatted(registered.version(), there.url()),
          e);
    }
  }
}
