package io.pulseline.retrain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The last training, as it is kept beside committed offsets.
 *
 * @param id by which whoever runs it knows it
 * @param at when it was started
 */
record Last(String id, Instant at) {
  private static final ObjectMapper JSON = new ObjectMapper();

  String written() {
    return JSON.createObjectNode().put("training", id).put("at", at.toString()).toString();
  }

  /** Empty when it is none, such as the empty text of a group that has not trained yet. */
  static Optional<Last> read(String written) {
    try {
      JsonNode last = JSON.readTree(written);
      return last.hasNonNull("training")
          ? Optional.of(
              new Last(last.get("training").asText(), Instant.parse(last.path("at").asText())))
          : Optional.empty();
    } catch (JsonProcessingException | DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
