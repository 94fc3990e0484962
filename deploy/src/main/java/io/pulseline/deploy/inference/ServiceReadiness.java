package io.pulseline.deploy.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.stream.StreamSupport;

/**
 * What KServe says of an InferenceService.
 *
 * @param current whether it is said of the specification as it is now
 * @param url where it answers; null before that is known
 * @param reason why it is not ready, in one line; null when it is, or nothing is said
 */
record ServiceReadiness(boolean ready, boolean current, String url, String reason) {

  static ServiceReadiness of(JsonNode service) {
    JsonNode status = service.path("status");
    boolean ready = condition(status, "Ready").path("status").asText().equals("True");
    // An absent generation is that of a controller which has not looked yet
    boolean current =
        status.path("observedGeneration").asLong() == service.at("/metadata/generation").asLong();
    return new ServiceReadiness(
        ready && current, current, status.path("url").textValue(), ready ? null : reason(status));
  }

  private static String reason(JsonNode status) {
    String loading = status.at("/modelStatus/lastFailureInfo/message").asText();
    if (!loading.isBlank()) {
      return oneLine(loading);
    }
    return StreamSupport.stream(status.path("conditions").spliterator(), false)
        .filter(condition -> condition.path("status").asText().equals("False"))
        .map(condition -> condition.path("message").asText(condition.path("reason").asText()))
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(ServiceReadiness::oneLine)
        .orElse(null);
  }

  private static JsonNode condition(JsonNode status, String type) {
    return StreamSupport.stream(status.path("conditions").spliterator(), false)
        .filter(condition -> condition.path("type").asText().equals(type))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
