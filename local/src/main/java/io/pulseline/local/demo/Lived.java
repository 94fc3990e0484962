package io.pulseline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.prediction.Quality;
import io.pulseline.observe.ledger.Ledger;
import java.util.Locale;
import java.util.Optional;

/**
 * What score and monitor said of a stream in which a column was moved.
 *
 * @param column that was moved; empty when the dataset has no number to move
 * @param quality of a window, as its document has it; empty when none was seen
 * @param drift of a window that drifts, likewise
 */
record Lived(
    Ledger ledger, Optional<String> column, Optional<JsonNode> quality, Optional<JsonNode> drift) {
  private static final String FEATURE = "feature";
  private static final String PSI = "psi";
  private static final String KS = "ks";

  /** One line of how good the model is; a dataset of many classes has no AUC. */
  String qualityLine() {
    return quality
        .map(
            window ->
                "%s on %,d fresh records: accuracy %s · auc %s"
                    .formatted(
                        window.path(Quality.VERSION).asText(),
                        window.path(Quality.LABELLED).asLong(),
                        number(window.path(Quality.ACCURACY)),
                        number(window.path(Quality.AUC))))
        .orElse("no window of fresh records has closed yet: see ./pulseline status");
  }

  /** One line of what drifts. */
  String driftLine() {
    return drift
        .map(
            window ->
                "%s drifts from what the model was trained on: psi %s · ks %s in %,d records"
                    .formatted(
                        window.path(FEATURE).asText(),
                        number(window.path(PSI)),
                        number(window.path(KS)),
                        window.path("count").asLong()))
        .orElse("no drift was found");
  }

  private static String number(JsonNode value) {
    return value.isNumber() ? String.format(Locale.ROOT, "%.3f", value.doubleValue()) : "–";
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    quality.ifPresent(
        window -> {
          for (String field : new String[] {Quality.LABELLED, Quality.ACCURACY, Quality.AUC}) {
            json.set(field, window.get(field));
          }
        });
    json.put("moved", column.orElse(null));
    drift.ifPresent(
        window -> {
          json.put("drifting", window.path(FEATURE).asText());
          json.set(PSI, window.get(PSI));
          json.set(KS, window.get(KS));
        });
    return json;
  }
}
