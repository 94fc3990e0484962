package io.pulseline.registry.command;

import io.pulseline.cli.http.BearerToken;
import io.pulseline.registry.kubeflow.KubeflowRegistry;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where else a version is made known. */
public final class ModelRegistryOption {
  private static final String TOKEN = "MODEL_REGISTRY_TOKEN";

  @Option(
      names = "--model-registry",
      paramLabel = "URL",
      description =
          "Kubeflow Model Registry in which the version is made known, too. A token comes from "
              + TOKEN
              + ", or from the file that "
              + BearerToken.FILE
              + " names. Empty is none.")
  private String url;

  /** A client of the server; empty when none is named. */
  public Optional<KubeflowRegistry> open() {
    return Optional.ofNullable(url)
        .filter(server -> !server.isBlank())
        .map(server -> new KubeflowRegistry(server, BearerToken.of(System.getenv(), TOKEN)));
  }
}
