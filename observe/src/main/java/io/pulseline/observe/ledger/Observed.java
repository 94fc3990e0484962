package io.pulseline.observe.ledger;

import java.util.Map;
import java.util.Optional;

/**
 * What each store really holds of one dataset's records.
 *
 * @param produced the records topic
 * @param lake the Parquet files
 * @param index the Elasticsearch index
 * @param deadLetters the dead-letter topic, committed transactions only
 * @param predictions the topic of predictions, likewise; empty when they do not count, or when
 *     nothing has been scored yet
 * @param reasons dead letters by reason, each original record once
 */
public record Observed(
    StoredRecords produced,
    StoredRecords lake,
    StoredRecords index,
    StoredRecords deadLetters,
    Optional<StoredRecords> predictions,
    Map<String, Long> reasons) {}
