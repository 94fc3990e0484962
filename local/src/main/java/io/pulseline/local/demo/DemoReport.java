package io.pulseline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.observe.ledger.Ledger;
import java.util.Map;

/** A demo's result as one JSON object, for programs. */
record DemoReport(
    Ledger ledger,
    int kills,
    Trained trained,
    JsonNode prediction,
    Map<String, Double> seconds,
    Map<String, String> urls) {

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("produced", ledger.produced());
    json.put("accepted", ledger.accepted());
    json.put("dead_lettered", ledger.deadLettered());
    json.put("parquet_rows", ledger.parquetRows());
    json.put("parquet_distinct", ledger.parquetDistinct());
    json.put("index_documents", ledger.indexDocuments());
    json.put("lost", ledger.lost());
    json.put("duplicated", ledger.duplicated());
    json.put("kills", kills);
    ObjectNode reasons = json.putObject("dead_letter_reasons");
    ledger.reasons().forEach(reasons::put);
    json.put("model_version", trained.version());
    json.set("metrics", trained.metrics());
    json.set("prediction", prediction);
    ObjectNode times = json.putObject("seconds");
    seconds.forEach(times::put);
    ObjectNode addresses = json.putObject("urls");
    urls.forEach(addresses::put);
    return json;
  }
}
