package io.pulseline.contract.monitor;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;

/**
 * The Elasticsearch index of the monitor: for each window one document a feature, one a class of
 * the target, and one of the stream. The name of a column is a value in it and no field, so that
 * one mapping serves every dataset and a new column changes none.
 */
public final class MonitorIndex {
  private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

  /** All kinds of documents; a name that two of them have means the same in both. */
  private static final List<Class<? extends Record>> DOCUMENTS =
      List.of(FeatureWindow.class, ClassWindow.class, StreamWindow.class);

  private MonitorIndex() {}

  /** Settings and mappings as the JSON body of an index creation request; strict. */
  public static String definition() {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    ObjectNode settings = definition.putObject("settings").putObject("index");
    settings.put("number_of_shards", 1);
    settings.put("number_of_replicas", 0);
    ObjectNode mappings = definition.putObject("mappings");
    mappings.put("dynamic", "strict");
    ObjectNode properties = mappings.putObject("properties");
    for (Class<? extends Record> document : DOCUMENTS) {
      for (RecordComponent field : document.getRecordComponents()) {
        properties.putObject(NAMES.translate(field.getName())).put("type", type(field));
      }
    }
    return definition.toString();
  }

  private static String type(RecordComponent field) {
    Class<?> type = field.getType();
    if (type == Instant.class) {
      return "date";
    }
    if (type == Double.class) {
      return "double";
    }
    boolean whole =
        type == long.class || field.getGenericType().getTypeName().endsWith("<java.lang.Long>");
    return whole ? "long" : "keyword";
  }
}
