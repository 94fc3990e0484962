package io.pulseline.local.ledger;

import java.util.Map;

/**
 * What each store really holds of one dataset's records, by Kafka position of the original record.
 *
 * @param produced the records topic
 * @param lake the Parquet files
 * @param index the Elasticsearch index
 * @param deadLetters the dead-letter topic, committed transactions only
 * @param reasons dead letters by reason, each original record once
 */
public record Observed(
    Store produced, Store lake, Store index, Store deadLetters, Map<String, Long> reasons) {

  /**
   * One store's content.
   *
   * @param rows how many entries it has, repeated ones included
   * @param offsets their distinct positions
   */
  public record Store(long rows, OffsetSet offsets) {
    long repeated() {
      return rows - offsets.size();
    }
  }
}
