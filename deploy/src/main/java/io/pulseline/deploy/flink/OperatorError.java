package io.pulseline.deploy.flink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The field {@code status.error}: a chain of exceptions as JSON, or in old operators a text. */
final class OperatorError {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST = 300;

  private OperatorError() {}

  /** What the innermost exception says, in one line; it is the one that names the reason. */
  static String line(String error) {
    try {
      JsonNode chain = JSON.readTree(error);
      return chain.isObject() ? innermost(chain) : oneLine(error);
    } catch (JsonProcessingException e) {
      return oneLine(error);
    }
  }

  private static String innermost(JsonNode chain) {
    String said = chain.path("message").asText();
    for (JsonNode cause : chain.path("throwableList")) {
      if (!cause.path("message").asText().isBlank()) {
        said = cause.get("message").asText();
      }
    }
    return oneLine(said.isBlank() ? chain.path("type").asText("an error without words") : said);
  }

  private static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
