package io.pulseline.contract.lake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;

/**
 * The Elasticsearch index of a dataset: one flat document a record, with the lake's field names.
 *
 * <p>The mapping is strict, so that a field nobody described is an error and not a guess. The
 * translog keeps its default of a sync per request: with an asynchronous one, documents that were
 * acknowledged before a checkpoint could be lost with Elasticsearch's process.
 */
public final class ElasticsearchIndex {
  private ElasticsearchIndex() {}

  /** Settings and mappings as the JSON body of an index creation request. */
  public static String definition(Dataset dataset) {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    ObjectNode settings = definition.putObject("settings").putObject("index");
    settings.put("number_of_shards", 1);
    settings.put("number_of_replicas", 0);
    settings.put("refresh_interval", "1s");
    ObjectNode mappings = definition.putObject("mappings");
    mappings.put("dynamic", "strict");
    ObjectNode properties = mappings.putObject("properties");
    dataset.columns().forEach(column -> field(properties, column.name(), type(column)));
    field(properties, LakeSchema.BATCH_NUMBER, "long");
    field(properties, LakeSchema.RECORD_ID, "long");
    field(properties, LakeSchema.EVENT_TIMESTAMP, "date");
    field(properties, LakeSchema.PROCESSED_AT, "date");
    field(properties, LakeSchema.KAFKA_PARTITION, "integer");
    field(properties, LakeSchema.KAFKA_OFFSET, "long");
    dataset.extras().forEach(extra -> field(properties, extra.name(), "keyword"));
    return definition.toString();
  }

  private static String type(Column column) {
    return switch (column.type()) {
      case INTEGER -> column instanceof CategoricalColumn ? "integer" : "long";
      case FLOAT -> "double";
      case STRING -> "keyword";
    };
  }

  private static void field(ObjectNode properties, String name, String type) {
    properties.putObject(name).put("type", type);
  }
}
