package io.pulseline.observe.ledger;

import java.util.Map;

/**
 * What each store really holds of one dataset's records.
 *
 * @param produced the records topic
 * @param lake the Parquet files
 * @param index the Elasticsearch index
 * @param deadLetters the dead-letter topic, committed transactions only
 * @param reasons dead letters by reason, each original record once
 */
public record Observed(
    StoredRecords produced,
    StoredRecords lake,
    StoredRecords index,
    StoredRecords deadLetters,
    Map<String, Long> reasons) {}
