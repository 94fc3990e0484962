package io.pulseline.deploy.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.UserException;
import io.pulseline.deploy.cluster.Cluster;
import io.pulseline.deploy.cluster.Ref;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The FlinkDeployments of one namespace, and the pods that the operator made for them. */
public final class Jobs {
  private static final String MAIN_CONTAINER = "flink-main-container";

  private final Cluster cluster;
  private final String namespace;

  public Jobs(Cluster cluster, String namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
  }

  public Ref ref(String name) {
    return Ref.flinkDeployment(namespace, name);
  }

  /** All of them, by name. */
  public List<JsonNode> all() {
    return cluster.list(ref(""), Map.of());
  }

  /**
   * One of them.
   *
   * @throws UserException when there is none of this name
   */
  public JsonNode require(String name) {
    return cluster
        .find(ref(name))
        .orElseThrow(
            () ->
                new UserException(
                    "there is no FlinkDeployment %s in namespace %s; 'deploy status' lists them"
                        .formatted(name, namespace)));
  }

  /** What the operator says of one. */
  public FlinkStatus status(String name) {
    return FlinkStatus.of(require(name));
  }

  /** The pods of one. */
  public List<JsonNode> pods(String name) {
    return cluster.list(Ref.core("Pod", namespace, ""), Map.of("app", name));
  }

  /** What keeps the pods of one from running, with what a crashed one wrote last. */
  Optional<PodTrouble> trouble(String name) {
    return PodTrouble.ofAny(staying(name)).map(this::withLastWords);
  }

  /** Less those that are of the specification before, and end. */
  private List<JsonNode> staying(String name) {
    return pods(name).stream()
        .filter(pod -> !pod.at("/metadata").has("deletionTimestamp"))
        .toList();
  }

  private PodTrouble withLastWords(PodTrouble trouble) {
    if (trouble.crashed() == null) {
      return trouble;
    }
    String log = cluster.log(namespace, trouble.pod(), trouble.crashed(), true, LastWords.LINES);
    return new PodTrouble(
        trouble.pod(),
        trouble.lasts(),
        trouble.crashed(),
        LastWords.of(log)
            .map(line -> trouble.words() + ": " + line)
            .orElse(trouble.words() + "; 'kubectl logs --previous' shows more"));
  }

  /** The line in which a job said why it does not start; Flink only knows that it did not. */
  Optional<String> refusal(String name) {
    return staying(name).stream()
        .filter(pod -> pod.at("/metadata/labels/component").asText().equals("jobmanager"))
        .map(pod -> pod.at("/metadata/name").asText())
        .map(pod -> cluster.log(namespace, pod, MAIN_CONTAINER, false, LastWords.LINES))
        .flatMap(log -> LastWords.ofOurs(log).stream())
        .findFirst();
  }
}
