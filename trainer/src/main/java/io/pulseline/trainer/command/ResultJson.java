package io.pulseline.trainer.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pulseline.contract.process.ResultLine;
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
    json.put(ResultLine.Training.VERSION, registered.version());
    json.put(ResultLine.Training.PACKAGE, registered.folder());
    json.put(ResultLine.Training.URI, registered.uri());
    json.putPOJO(ResultLine.Training.STAGE, registered.stage());
    json.putPOJO(ResultLine.Training.METRICS, registered.metrics());
    Entry previous = registered.previous();
    if (previous == null) {
      json.putNull(ResultLine.Training.PREVIOUS);
    } else {
      json.putObject(ResultLine.Training.PREVIOUS)
          .put(ResultLine.Training.VERSION, previous.version())
          .putPOJO(ResultLine.Training.METRICS, previous.metrics());
    }
    json.put(ResultLine.Training.ROWS, registered.rows());
    json.putObject("parity")
        .put("rows", registered.parity().rows())
        .put("max_abs_dp", registered.parity().maxDifference())
        .put("labels_equal", registered.parity().differentLabels() == 0);
    return json;
  }
}
