package io.pulseline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.local.json.LedgerJson;
import io.pulseline.observe.ledger.Ledger;
import java.util.Map;

/**
 * A demo's result as one JSON object, for programs.
 *
 * @param live what monitor and score found; null when they were left out
 */
record DemoReport(
    Ledger ledger,
    int kills,
    Trained trained,
    JsonNode prediction,
    JsonNode live,
    Map<String, Double> seconds,
    Map<String, String> urls) {

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    LedgerJson.counts(json, ledger);
    json.put("kills", kills);
    LedgerJson.reasons(json, ledger);
    json.put("model_version", trained.version());
    json.set("metrics", trained.metrics());
    json.set("prediction", prediction);
    json.set("live", live);
    ObjectNode times = json.putObject("seconds");
    seconds.forEach(times::put);
    ObjectNode addresses = json.putObject("urls");
    urls.forEach(addresses::put);
    return json;
  }
}
