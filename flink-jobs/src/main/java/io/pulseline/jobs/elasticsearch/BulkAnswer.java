package io.pulseline.jobs.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the answer to a bulk request. */
final class BulkAnswer {
  /** Limits the answer to what {@link #items} reads. */
  static final String FILTER_PATH =
      "errors,items.*.status,items.*.error.type,items.*.error.reason,items.*.error.caused_by.reason";

  /**
   * The errors that a document brings about by itself. All others are taken for the server's or the
   * index's fault, with status 400 too: a closed index, the shard limit, Lucene's limit of
   * documents. A wrong guess so delays documents under a warning, and refuses none for good.
   */
  private static final Set<String> DOCUMENT_FAULTS =
      Set.of(
          "mapper_parsing_exception",
          "document_parsing_exception",
          "strict_dynamic_mapping_exception");

  /** A word too long for the index has no type of its own. */
  private static final String IMMENSE_TERM = "immense term";

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
    int status = outcome.path("status").asInt();
    if (error.isMissingNode()) {
      return status < 300 ? BulkItem.indexed() : BulkItem.later("status " + status);
    }
    String reason = error.path("reason").asText();
    String text = error.path("type").asText() + ": " + reason;
    JsonNode cause = error.path("caused_by").path("reason");
    String withCause = cause.isMissingNode() ? text : text + ": " + cause.asText();
    boolean faulty =
        status == 400
            && (DOCUMENT_FAULTS.contains(error.path("type").asText())
                || reason.contains(IMMENSE_TERM));
    return faulty ? BulkItem.refused(withCause) : BulkItem.later(withCause);
  }
}
