package io.pulseline.registry.command;

import io.pulseline.registry.kubeflow.KubeflowRegistry;
import io.pulseline.registry.kubeflow.Token;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where else a version is made known. */
public final class ModelRegistryOption {
  @Option(
      names = "--model-registry",
      paramLabel = "URL",
      description =
          "Kubeflow Model Registry in which the version is made known, too. A token comes from "
              + Token.TOKEN
              + ", or from the file that "
              + Token.TOKEN_FILE
              + " names. Empty is none.")
  private String url;

  /** A client of the server; empty when none is named. */
  public Optional<KubeflowRegistry> open() {
    return Optional.ofNullable(url)
        .filter(server -> !server.isBlank())
        .map(server -> new KubeflowRegistry(server, Token.of(System.getenv())));
  }
}
