package io.pulseline.jobs.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the answer to a bulk request. */
final class BulkAnswer {
  /** Limits the answer to what {@link #items} reads. */
  static final String FILTER_PATH =
      "errors,items.*.status,items.*.error.type,items.*.error.reason,items.*.error.caused_by.reason";

  private static final ObjectMapper JSON = new ObjectMapper();

  private BulkAnswer() {}

  /** One item a document, in the order of the request. */
  static List<BulkItem> items(InputStream body) throws IOException {
    JsonNode answer = JSON.readTree(body);
    List<BulkItem> items = new ArrayList<>();
    for (JsonNode item : answer.path("items")) {
      items.add(item(item.elements().next()));
    }
    return items;
  }

  private static BulkItem item(JsonNode outcome) {
    JsonNode error = outcome.path("error");
    if (error.isMissingNode()) {
      return new BulkItem(outcome.path("status").asInt(), null);
    }
    String text = error.path("type").asText() + ": " + error.path("reason").asText();
    JsonNode cause = error.path("caused_by").path("reason");
    return new BulkItem(
        outcome.path("status").asInt(),
        cause.isMissingNode() ? text : text + ": " + cause.asText());
  }
}
