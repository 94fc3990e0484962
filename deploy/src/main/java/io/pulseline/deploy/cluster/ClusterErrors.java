package io.pulseline.deploy.cluster;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the API server refuses, in one line: what, where and what to do. */
public final class ClusterErrors {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final Pattern NO_NAMESPACE = Pattern.compile("namespaces \"([^\"]+)\" not found");
  private static final Pattern WHO_MAY_NOT =
      Pattern.compile(
          "User \"([^\"]+)\" cannot (\\w+) resource \"([^\"]+)\" in API group \"([^\"]*)\""
              + "(?: in the namespace \"([^\"]+)\")?");

  private ClusterErrors() {}

  /**
   * The same for the person who called.
   *
   * @param tried what was done, such as "apply FlinkDeployment pulseline-ingest"
   * @param server its URL
   */
  public static UserException of(KubernetesClientException error, String tried, String server) {
    return new UserException(line(error, tried, server), error);
  }

  private static String line(KubernetesClientException error, String tried, String server) {
    if (error.getStatus() == null && error.getCause() instanceof IOException) {
      return "cannot reach the cluster at %s (%s); start it, or name another by --kubeconfig"
          .formatted(server, reason(error, "no answer"));
    }
    String said =
        Optional.ofNullable(error.getStatus()).map(Status::getMessage).orElse(firstLine(error));
    return switch (error.getCode()) {
      case UNAUTHORIZED ->
          "the cluster at %s does not accept the login of the kubeconfig; renew it"
              .formatted(server);
      case FORBIDDEN -> forbidden(said, tried);
      case NOT_FOUND -> notFound(said, tried);
      default -> "cannot %s: %s".formatted(tried, oneLine(said));
    };
  }

  private static String forbidden(String said, String tried) {
    Matcher who = WHO_MAY_NOT.matcher(said);
    if (!who.find()) {
      return "no permission to %s: %s".formatted(tried, oneLine(said));
    }
    String kind = who.group(4).isEmpty() ? who.group(3) : who.group(3) + "." + who.group(4);
    String where = who.group(5) == null ? "the cluster" : "namespace " + who.group(5);
    return "no permission to %s: %s may not %s %s in %s; ask for a role that allows it"
        .formatted(tried, who.group(1), who.group(2), kind, where);
  }

  private static String notFound(String said, String tried) {
    Matcher namespace = NO_NAMESPACE.matcher(said);
    return namespace.find()
        ? "there is no namespace %s; 'kubectl create namespace %1$s' makes it"
            .formatted(namespace.group(1))
        : "cannot %s: %s".formatted(tried, oneLine(said));
  }

  /**
   * Of what the client wrapped, the innermost that says something.
   *
   * @param unknown when nothing does
   */
  static String reason(Throwable error, String unknown) {
    String reason = unknown;
    for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
        return "no answer in time";
      }
      if (cause instanceof NoSuchFileException missing) {
        return "there is no file " + missing.getFile();
      }
      if (cause instanceof UnresolvedAddressException) {
        return "there is no such host";
      }
      if (cause.getMessage() != null) {
        reason = firstLine(cause);
      } else if (cause instanceof ConnectException) {
        reason = "connection refused";
      }
    }
    return reason;
  }

  static String firstLine(Throwable error) {
    return error.getMessage() == null
        ? error.getClass().getSimpleName()
        : error.getMessage().lines().findFirst().orElse("");
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
