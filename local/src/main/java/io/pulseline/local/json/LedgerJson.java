package io.pulseline.local.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.observe.ledger.Ledger;

/** A ledger for programs. */
public final class LedgerJson {
  private LedgerJson() {}

  /** Adds its counts as fields of an object. */
  public static void counts(ObjectNode json, Ledger ledger) {
    json.put("produced", ledger.produced());
    json.put("accepted", ledger.accepted());
    json.put("dead_lettered", ledger.deadLettered());
    json.put("parquet_rows", ledger.parquetRows());
    json.put("parquet_distinct", ledger.parquetDistinct());
    json.put("index_documents", ledger.indexDocuments());
    json.put(
        "predictions", ledger.predictions().isPresent() ? ledger.predictions().getAsLong() : null);
    json.put("lost", ledger.lost());
    json.put("duplicated", ledger.duplicated());
  }

  /** Adds why dead letters were refused, as one field. */
  public static void reasons(ObjectNode json, Ledger ledger) {
    ObjectNode reasons = json.putObject("dead_letter_reasons");
    ledger.reasons().forEach(reasons::put);
  }

  /** A ledger alone, with what does not balance. */
  public static ObjectNode of(Ledger ledger) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    counts(json, ledger);
    json.put("on_the_way", ledger.onTheWay().isPresent() ? ledger.onTheWay().getAsLong() : null);
    reasons(json, ledger);
    ArrayNode imbalances = json.putArray("imbalances");
    ledger.imbalances().forEach(imbalances::add);
    return json;
  }
}
