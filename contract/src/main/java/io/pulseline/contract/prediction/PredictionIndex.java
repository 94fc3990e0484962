package io.pulseline.contract.prediction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.lake.ElasticsearchIndex;

/**
 * The Elasticsearch indices of predictions and of their quality. Both mappings are strict. What
 * nobody looks documents up by has doc values for charts and no inverted index, which halves what a
 * document costs.
 */
public final class PredictionIndex {
  private static final String SECONDS = "5s";

  private PredictionIndex() {}

  /** Settings and mappings of the index of predictions, as for an index creation request. */
  public static String definition() {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    ObjectNode fields = fields(definition);
    searched(fields, PredictionFields.RECORD_ID, "long");
    searched(fields, PredictionFields.EVENT_TIMESTAMP, "date");
    searched(fields, PredictionFields.VERSION, "keyword");
    searched(fields, PredictionFields.LABEL, "keyword");
    searched(fields, PredictionFields.TARGET, "keyword");
    charted(fields, PredictionFields.PROBABILITY, "float");
    kept(fields, PredictionFields.PROBABILITIES);
    charted(fields, PredictionFields.TOPIC, "keyword");
    charted(fields, PredictionFields.PARTITION, "integer");
    charted(fields, PredictionFields.OFFSET, "long");
    charted(fields, PredictionFields.SCORED_AT, "date");
    charted(fields, PredictionFields.LATENCY, "long");
    return definition.toString();
  }

  /** Settings and mappings of the index of {@link Quality}, likewise. */
  public static String ofQuality() {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    ObjectNode fields = fields(definition);
    searched(fields, Quality.VERSION, "keyword");
    searched(fields, Quality.AGAINST, "keyword");
    searched(fields, Quality.WINDOW_START, "date");
    charted(fields, Quality.WINDOW_END, "date");
    charted(fields, Quality.LABELLED, "long");
    charted(fields, Quality.ACCURACY, "double");
    charted(fields, Quality.AUC, "double");
    charted(fields, Quality.CALIBRATION_ERROR, "double");
    charted(fields, Quality.COMPARED, "long");
    charted(fields, Quality.DISAGREED, "long");
    charted(fields, Quality.DISAGREEMENT_RATE, "double");
    kept(fields, Quality.EXAMPLES);
    return definition.toString();
  }

  private static ObjectNode fields(ObjectNode definition) {
    ObjectNode settings = definition.putObject("settings").putObject("index");
    settings.put("number_of_shards", 1);
    settings.put("number_of_replicas", 0);
    settings.put("refresh_interval", SECONDS);
    ObjectNode mappings = definition.putObject("mappings");
    mappings.put("dynamic", "strict");
    return mappings.putObject("properties");
  }

  private static void searched(ObjectNode fields, String name, String type) {
    ElasticsearchIndex.typed(fields, name, type);
  }

  private static void charted(ObjectNode fields, String name, String type) {
    ElasticsearchIndex.typed(fields, name, type).put("index", false);
  }

  /** Stored as it is: a class may have a name that no field can have. */
  private static void kept(ObjectNode fields, String name) {
    fields.putObject(name).put("type", "object").put("enabled", false);
  }
}
