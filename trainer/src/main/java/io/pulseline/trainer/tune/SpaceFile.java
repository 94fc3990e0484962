package io.pulseline.trainer.tune;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.JsonFault;
import io.pulseline.contract.UserException;
import io.pulseline.trainer.boost.HyperparameterChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A search space as somebody wrote it, in JSON: {@code {"eta": {"from": 0.01, "to": 0.2},
 * "subsample": 0.8}} looks for the one and fixes the other.
 */
public final class SpaceFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  private SpaceFile(Path file) {
    this.file = file;
  }

  /**
   * Reads what is fixed, and the ranges that are given.
   *
   * @throws UserException when the file holds anything else
   */
  public static SearchSpace read(Path file) throws IOException {
    return new SpaceFile(file).read();
  }

  private SearchSpace read() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UserException("there is no file " + file);
    }
    try {
      if (!(JSON.readTree(file.toFile()) instanceof ObjectNode content)) {
        throw wrong("it must be a JSON object of hyperparameters");
      }
      Map<Tunable, Range> ranges = takeRanges(content);
      return new SearchSpace(JSON.treeToValue(content, HyperparameterChoice.class), ranges);
    } catch (JsonProcessingException e) {
      throw new UserException(file + " holds no search space: " + JsonFault.of(e), e);
    }
  }

  private Map<Tunable, Range> takeRanges(ObjectNode content) throws JsonProcessingException {
    Map<Tunable, Range> ranges = new EnumMap<>(Tunable.class);
    Iterator<Map.Entry<String, JsonNode>> fields = content.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      if (field.getValue().isObject()) {
        Tunable tunable = Tunable.of(field.getKey()).orElseThrow(() -> noRange(field.getKey()));
        ranges.put(tunable, range(tunable, field.getValue()));
        fields.remove();
      }
    }
    return ranges;
  }

  private Range range(Tunable tunable, JsonNode json) throws JsonProcessingException {
    if (!json.path("from").isNumber() || !json.path("to").isNumber()) {
      throw wrong(tunable.label() + " needs two numbers, 'from' and 'to'");
    }
    Range range = JSON.treeToValue(json, Range.class);
    if (range.from() > range.to() || (tunable.scale() == Range.Scale.LOG && range.from() <= 0)) {
      throw wrong(
          String.format(
              "%s goes from %s to %s; it must go up, and begin above 0 where it is spread over"
                  + " orders of magnitude",
              tunable.label(), range.from(), range.to()));
    }
    for (double end : new double[] {range.from(), range.to()}) {
      // refuses what no trial could have
      JSON.treeToValue(
          JSON.createObjectNode().put(tunable.label(), end), HyperparameterChoice.class);
    }
    return range;
  }

  private UserException noRange(String name) {
    String names =
        Stream.of(Tunable.values()).map(Tunable::label).collect(Collectors.joining(", "));
    return wrong("'" + name + "' cannot be a range, only " + names + " can");
  }

  private UserException wrong(String what) {
    return new UserException(file + " holds no search space: " + what);
  }
}
