package io.pulseline.observe.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.UserException;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.observe.IndexRequests;
import io.pulseline.observe.Stores;

/** The Elasticsearch index of a dataset, as far as the ledger needs it. */
public final class SearchIndex {
  private static final int PAGE = 10_000;

  /** What Elasticsearch shall keep for the next page, once more with each. */
  private static final String KEPT_OPEN = "1m";

  private static final String SCROLL = "scroll_id";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final IndexRequests index;
  private final IndexRequests server;

  public SearchIndex(Stores stores) {
    this.index = stores.requests(stores.index());
    this.server = new IndexRequests(stores.elasticsearch());
  }

  /** Documents visible to a search at this moment; 0 while there is no index. */
  public long count() {
    JsonNode answer = index.call("GET", "/_count", null);
    return answer.path("count").asLong();
  }

  /** Positions of all documents, as they stand after a refresh. */
  public StoredRecords read() {
    StoredRecords records = new StoredRecords();
    if (index.call("POST", "/_refresh", null).isEmpty()) {
      return records;
    }
    JsonNode page = index.call("POST", "/_search?scroll=" + KEPT_OPEN, firstPage());
    while (!page.at("/hits/hits").isEmpty()) {
      for (JsonNode hit : page.at("/hits/hits")) {
        JsonNode position = hit.path("fields");
        records.add(
            position.path(LakeSchema.KAFKA_PARTITION).path(0).asInt(),
            position.path(LakeSchema.KAFKA_OFFSET).path(0).asLong());
      }
      page = nextPage(page);
    }
    server.call(
        "DELETE", "/_search/scroll", JSON.createObjectNode().set(SCROLL, page.path("_" + SCROLL)));
    return records;
  }

  /**
   * In the order that documents lie in: any other is sorted anew, by all of them, for each page.
   */
  private static ObjectNode firstPage() {
    ObjectNode query = JSON.createObjectNode().put("size", PAGE).put("_source", false);
    query.putArray("sort").add("_doc");
    query.putArray("docvalue_fields").add(LakeSchema.KAFKA_PARTITION).add(LakeSchema.KAFKA_OFFSET);
    return query;
  }

  private JsonNode nextPage(JsonNode page) {
    ObjectNode next = JSON.createObjectNode().put("scroll", KEPT_OPEN);
    next.set(SCROLL, page.path("_" + SCROLL));
    JsonNode answer = server.call("POST", "/_search/scroll", next);
    if (answer.isEmpty()) {
      // What it has forgotten is a 404, and no end: the rest would count as lost
      throw new UserException(
          "Elasticsearch has let go of a listing of %s in the middle; try again"
              .formatted(index.url()));
    }
    return answer;
  }
}
