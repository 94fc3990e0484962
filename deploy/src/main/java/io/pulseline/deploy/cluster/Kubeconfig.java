package io.pulseline.deploy.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.Config;
import io.pulseline.contract.UserException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Where the cluster is and who we are in it. */
final class Kubeconfig {
  private static final Path POD_ACCOUNT =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int RETRIES = 2;

  private Kubeconfig() {}

  /**
   * Finds it where kubectl does: the file of {@code KUBECONFIG}, {@code ~/.kube/config}, or the
   * account of the pod that this runs in.
   *
   * @param file as given; null to look for it
   * @param context of the file; null for its current one
   * @throws UserException when there is none, or it says nothing that can be used
   */
  static Config load(Path file, String context, Map<String, String> environment) {
    try {
      Config config = found(file, context, environment);
      config.setHttp2Disable(true); // a refused login would come as a lost connection
      config.setConnectionTimeout(PATIENCE_MILLIS);
      config.setRequestTimeout(PATIENCE_MILLIS);
      config.setRequestRetryBackoffLimit(RETRIES);
      return config;
    } catch (UserException e) {
      throw e;
    } catch (RuntimeException e) { // of the client, or of one of two YAML parsers
      throw unusable(e);
    }
  }

  /** What the client does not understand, or does not find, of it. */
  static UserException unusable(RuntimeException e) {
    return new UserException(
        "the kubeconfig cannot be used (%s); correct it, or name another by --kubeconfig"
            .formatted(ClusterErrors.reason(e, ClusterErrors.firstLine(e))),
        e);
  }

  private static Config found(Path file, String context, Map<String, String> environment) {
    String variable = environment.getOrDefault("KUBECONFIG", "");
    if (file == null && variable.isBlank()) {
      Path usual = Path.of(System.getProperty("user.home"), ".kube", "config");
      if (Files.exists(usual)) {
        return of(usual, context);
      }
      if (Files.exists(POD_ACCOUNT)) {
        return Config.autoConfigure(null);
      }
      throw new UserException(
          "there is no kubeconfig: neither KUBECONFIG nor %s names a cluster; give --kubeconfig FILE"
              .formatted(usual));
    }
    Path named = file == null ? firstThatExists(variable) : file;
    if (!Files.isReadable(named) || Files.isDirectory(named)) {
      throw new UserException(
          "there is no kubeconfig %s; %s"
              .formatted(
                  named, file == null ? "correct KUBECONFIG" : "give another by --kubeconfig"));
    }
    return of(named, context);
  }

  private static Config of(Path file, String context) {
    JsonNode written = written(file);
    Config config = Config.fromKubeconfig(context, file.toFile());
    boolean found =
        config.getCurrentContext() != null
            && (context == null || context.equals(config.getCurrentContext().getName()));
    if (!found) {
      throw new UserException(
          "%s has no context %s; 'kubectl config get-contexts' lists them"
              .formatted(file, context == null ? "that is the current one" : "'" + context + "'"));
    }
    String cluster = config.getCurrentContext().getContext().getCluster();
    if (!written.path("clusters").findValuesAsText("name").contains(cluster)) {
      throw new UserException(
          "%s has no cluster %s, which its context %s names; correct one of them"
              .formatted(file, cluster, config.getCurrentContext().getName()));
    }
    URI.create(config.getMasterUrl()); // the client would find out with the first request
    return config;
  }

  /** For what the client takes as if it were said nowhere. */
  private static JsonNode written(Path file) {
    try {
      JsonNode written = YAML.readTree(file.toFile());
      if (written.isObject()) {
        return written;
      }
    } catch (IOException e) {
      throw unusable(new UncheckedIOException(e));
    }
    throw new UserException("%s is no kubeconfig; name one by --kubeconfig".formatted(file));
  }

  private static Path firstThatExists(String variable) {
    return Stream.of(variable.split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .findFirst()
        .orElse(Path.of(variable));
  }
}
