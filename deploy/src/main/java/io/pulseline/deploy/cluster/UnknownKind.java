package io.pulseline.deploy.cluster;

import io.pulseline.contract.UserException;
import java.util.Map;

/** A kind that the cluster does not know, and who would bring it. */
final class UnknownKind {
  private static final Map<String, String> WHO_BRINGS =
      Map.of(
          "flink.apache.org",
          "the Flink Kubernetes Operator (flink-k8s-operator/README.md)",
          "serving.kserve.io",
          "KServe (docs/cluster.md)",
          "monitoring.coreos.com",
          "the Prometheus operator");

  private UnknownKind() {}

  static UserException of(Ref ref) {
    String group = ref.apiVersion().replaceFirst("/.*", "");
    return new UserException(
        "the cluster knows no %s (%s); install %s"
            .formatted(
                ref.kind(),
                ref.apiVersion(),
                WHO_BRINGS.getOrDefault(group, "what brings its definition")));
  }
}
