package io.pulseline.deploy.cluster;

import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which cluster, and where in it. */
public final class ClusterOptions {
  /** That of our manifests. */
  private static final String OURS = "pulseline";

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description =
          "Default: the one that the kubeconfig's context names, the pod's own, or pulseline.")
  private String namespace;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Default: that of KUBECONFIG, ~/.kube/config, or the pod's own account.")
  private Path kubeconfig;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "A context of the kubeconfig that is not its current one.")
  private String context;

  /** Reads the kubeconfig; connects with the first request. */
  public Cluster open() {
    return Cluster.of(config());
  }

  /** The namespace that was asked for. */
  public Optional<String> given() {
    return Optional.ofNullable(namespace);
  }

  /** The namespace to work in. */
  public String namespace() {
    String name = given().or(() -> Optional.ofNullable(named(config()))).orElse(OURS);
    return Names.require("namespace", name);
  }

  private static String named(Config config) {
    return config.getCurrentContext() == null
        ? config.getNamespace()
        : config.getCurrentContext().getContext().getNamespace();
  }

  private Config config() {
    return Kubeconfig.load(kubeconfig, context, System.getenv());
  }
}
