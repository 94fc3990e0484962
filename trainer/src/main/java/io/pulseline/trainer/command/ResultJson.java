package io.pulseline.trainer.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pulseline.trainer.registry.Entry;
import io.pulseline.trainer.steps.Registered;

/** Results as one line of JSON. */
final class ResultJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private ResultJson() {}

  static String line(Object result) {
    try {
      return JSON.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result holds nothing that JSON cannot write", e);
    }
  }

  /** A registered version in the words of the project's command lines. */
  static ObjectNode of(Registered registered) {
    ObjectNode json = JSON.createObjectNode();
    json.put("version", registered.version());
    json.put("package", registered.folder());
    json.put("uri", registered.uri());
    json.putPOJO("stage", registered.stage());
    json.putPOJO("metrics", registered.metrics());
    Entry previous = registered.previous();
    if (previous == null) {
      json.putNull("previous");
    } else {
      json.putObject("previous")
          .put("version", previous.version())
          .putPOJO("metrics", previous.metrics());
    }
    json.put("rows", registered.rows());
    json.putObject("parity")
        .put("rows", registered.parity().rows())
        .put("max_abs_dp", registered.parity().maxDifference())
        .put("labels_equal", registered.parity().differentLabels() == 0);
    return json;
  }
}
