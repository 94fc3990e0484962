package io.pulseline.contract.lake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The Elasticsearch index of a dataset: one flat document a record, with the lake's field names.
 *
 * <p>The mapping is strict, so that a field nobody described is an error and not a guess. The
 * translog keeps its default of a sync per request: with an asynchronous one, documents that were
 * acknowledged before a checkpoint could be lost with Elasticsearch's process.
 */
public final class ElasticsearchIndex {
  /**
   * How times are written that search finds: first in our own form, since Elasticsearch takes a
   * fifth of its processor time for the optional parts of the default, which follows and is still
   * understood, in queries too.
   */
  private static final String DATE_FORMAT =
      "uuuu-MM-dd'T'HH:mm:ss.SSSX||strict_date_optional_time||epoch_millis";

  /** There is a new segment with each refresh, and merging them costs as much as indexing did. */
  private static final int SEGMENTS_OF_A_SIZE = 30;

  /** What is indexed anew after a kill before the index answers again: some seconds of work. */
  private static final String UNFLUSHED = "64mb";

  private static final String DATE = "date";
  private static final String FIELD_LIMIT = "mapping.total_fields.limit";
  private static final int DEFAULT_FIELD_LIMIT = 1_000;

  /** For columns that the descriptor gets later. */
  private static final int ROOM_FOR_MORE = 100;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("-uuuu.MM.dd").withZone(ZoneOffset.UTC);

  private ElasticsearchIndex() {}

  /**
   * Settings and mappings as the JSON body of an index creation request.
   *
   * @param replicas copies of each shard beside itself
   */
  public static String definition(Dataset dataset, int shards, int replicas) {
    List<LakeField> fields = LakeField.of(dataset);
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    ObjectNode settings = definition.putObject("settings").putObject("index");
    settings.put("number_of_shards", shards);
    settings.put("number_of_replicas", replicas);
    settings.put("refresh_interval", "1s");
    settings.put("merge.policy.segments_per_tier", SEGMENTS_OF_A_SIZE);
    settings.put("merge.policy.max_merge_at_once", SEGMENTS_OF_A_SIZE);
    settings.put("translog.flush_threshold_size", UNFLUSHED);
    settings.put(FIELD_LIMIT, Math.max(DEFAULT_FIELD_LIMIT, fields.size() + ROOM_FOR_MORE));
    ObjectNode mappings = definition.putObject("mappings");
    mappings.put("dynamic", "strict");
    ObjectNode properties = mappings.putObject("properties");
    fields.forEach(field -> typed(properties, field.name(), type(field)));
    return definition.toString();
  }

  /**
   * Adds a field of a mapping.
   *
   * @param type as Elasticsearch names it
   * @return the field, for more about it
   */
  public static ObjectNode typed(ObjectNode properties, String name, String type) {
    ObjectNode field = properties.putObject(name).put("type", type);
    return type.equals(DATE) ? field.put("format", DATE_FORMAT) : field;
  }

  /** The index of the day, in UTC, of an event: behind the alias of the dataset's name. */
  public static String ofDay(String alias, Instant eventTime) {
    return alias + DAY.format(eventTime);
  }

  private static String type(LakeField field) {
    return switch (field.type()) {
      case LONG -> isNarrow(field.column()) ? "integer" : "long";
      case INT -> "integer";
      case DOUBLE -> "double";
      // Extras are identifiers, and so are categories: neither is text to be searched by words
      case TEXT -> "keyword";
      case TIMESTAMP -> DATE;
    };
  }

  /** Whether all values of a column are known, and of 32 bits. */
  private static boolean isNarrow(Column column) {
    return column instanceof CategoricalColumn categorical
        && categorical.categories().stream()
            .mapToLong(category -> Long.parseLong(category.value()))
            .allMatch(value -> value == (int) value);
  }
}
