package io.pulseline.deploy.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Why a pod does not run.
 *
 * @param lasts whether it stays so until somebody does something
 * @param crashed the container to look into the log of; null when none has run
 * @param words what is wrong and what to do, in one line
 */
record PodTrouble(String pod, boolean lasts, String crashed, String words) {
  private static final Set<String> IMAGE =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "ErrImageNeverPull",
          "InvalidImageName",
          "ImageInspectError");
  private static final Set<String> CONFIG =
      Set.of("CreateContainerConfigError", "CreateContainerError");

  /** What is wrong with a pod; empty when nothing is, or not yet. */
  static Optional<PodTrouble> of(JsonNode pod) {
    String name = pod.at("/metadata/name").asText();
    JsonNode status = pod.path("status");
    return containers(status)
        .flatMap(container -> ofContainer(name, container).stream())
        .findFirst()
        .or(() -> unscheduled(name, status));
  }

  /** Of several pods, one whose trouble lasts before one whose does not. */
  static Optional<PodTrouble> ofAny(List<JsonNode> pods) {
    List<PodTrouble> troubles = pods.stream().flatMap(pod -> of(pod).stream()).toList();
    return troubles.stream().filter(PodTrouble::lasts).findFirst().or(troubles.stream()::findFirst);
  }

  private static Optional<PodTrouble> ofContainer(String pod, JsonNode container) {
    JsonNode waiting = container.at("/state/waiting");
    String reason = waiting.path("reason").asText();
    String said = oneLine(waiting.path("message").asText());
    if (IMAGE.contains(reason)) {
      return Optional.of(
          new PodTrouble(
              pod,
              true,
              null,
              "no image %s (%s%s); correct its name or tag, or push it where the cluster pulls from"
                  .formatted(container.path("image").asText(), reason, behind(last(said)))));
    }
    if (CONFIG.contains(reason)) {
      return Optional.of(
          new PodTrouble(
              pod,
              true,
              null,
              "pod %s cannot start (%s%s); make what it names, or correct the manifest"
                  .formatted(pod, reason, behind(said))));
    }
    JsonNode ended =
        container.at("/state/terminated").isObject()
            ? container.at("/state/terminated")
            : container.at("/lastState/terminated");
    int restarts = container.path("restartCount").asInt();
    if (ended.path("exitCode").asInt() != 0) {
      String why =
          switch (ended.path("reason").asText()) {
            case "OOMKilled" -> ", out of memory";
            // Behind the names of all who handed it on
            case "StartError" ->
                behind(oneLine(ended.path("message").asText()).replaceFirst("^.*failed: ", ""));
            default -> "";
          };
      return Optional.of(
          new PodTrouble(
              pod,
              reason.equals("CrashLoopBackOff") && restarts > 1,
              container.path("name").asText(),
              "pod %s ended with exit code %d%s, %s so far"
                  .formatted(
                      pod,
                      ended.path("exitCode").asInt(),
                      why,
                      restarts == 1 ? "1 restart" : restarts + " restarts")));
    }
    return Optional.empty();
  }

  /** A node may still become free. */
  private static Optional<PodTrouble> unscheduled(String pod, JsonNode status) {
    return stream(status.path("conditions"))
        .filter(condition -> condition.path("reason").asText().equals("Unschedulable"))
        .findFirst()
        .map(
            condition ->
                new PodTrouble(
                    pod,
                    false,
                    null,
                    "no node has room for pod %s: %s"
                        .formatted(pod, oneLine(condition.path("message").asText()))));
  }

  private static Stream<JsonNode> containers(JsonNode status) {
    return Stream.concat(
        stream(status.path("initContainerStatuses")), stream(status.path("containerStatuses")));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** Of a chain of failures, the one that was first. */
  private static String last(String said) {
    return said.substring(said.lastIndexOf(": ") + 1).strip();
  }

  private static String behind(String said) {
    return said.isEmpty() ? "" : ": " + said;
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
