package io.pulseline.observe.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.observe.IndexRequests;
import io.pulseline.observe.Stores;

/** The Elasticsearch index of a dataset, as far as the ledger needs it. */
public final class SearchIndex {
  private static final int PAGE = 10_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final IndexRequests index;

  public SearchIndex(Stores stores) {
    this.index = stores.requests(stores.index());
  }

  /** Documents visible to a search at this moment; 0 while there is no index. */
  public long count() {
    JsonNode answer = index.call("GET", "/_count", null);
    return answer.path("count").asLong();
  }

  /** Positions of all documents, after a refresh. */
  public StoredRecords read() {
    StoredRecords records = new StoredRecords();
    if (index.call("POST", "/_refresh", null).isEmpty()) {
      return records;
    }
    ObjectNode query = firstPage();
    while (true) {
      JsonNode hits = index.call("POST", "/_search", query).path("hits").path("hits");
      for (JsonNode hit : hits) {
        JsonNode position = hit.path("sort");
        records.add(position.get(0).asInt(), position.get(1).asLong());
      }
      if (hits.size() < PAGE) {
        return records;
      }
      query.set("search_after", hits.get(hits.size() - 1).path("sort"));
    }
  }

  /** Documents of one position have one id; the id breaks ties should there ever be two. */
  private static ObjectNode firstPage() {
    ObjectNode query = JSON.createObjectNode().put("size", PAGE).put("_source", false);
    ArrayNode sort = query.putArray("sort");
    sort.add(LakeSchema.KAFKA_PARTITION).add(LakeSchema.KAFKA_OFFSET).add("_id");
    return query;
  }
}
