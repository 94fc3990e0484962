package io.pulseline.observe.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.UserException;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.observe.Stores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The Elasticsearch index of a dataset, as far as the ledger needs it. */
public final class SearchIndex {
  private static final int PAGE = 10_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String url;

  public SearchIndex(Stores stores) {
    this.url = stores.elasticsearch() + "/" + stores.index();
  }

  /** Documents visible to a search at this moment; 0 while there is no index. */
  public long count() {
    JsonNode answer = call("GET", "/_count", null);
    return answer.path("count").asLong();
  }

  /** Positions of all documents, after a refresh. */
  public StoredRecords read() {
    StoredRecords records = new StoredRecords();
    if (call("POST", "/_refresh", null).isEmpty()) {
      return records;
    }
    ObjectNode query = firstPage();
    while (true) {
      JsonNode hits = call("POST", "/_search", query).path("hits").path("hits");
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

  /** The answer's JSON; an empty object when the index does not exist. */
  private JsonNode call(String method, String path, JsonNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return switch (answer.statusCode()) {
        case 200 -> JSON.readTree(answer.body());
        case 404 -> JSON.createObjectNode();
        default ->
            throw new UserException(
                "Elasticsearch answered %d to %s %s: %s"
                    .formatted(answer.statusCode(), method, url + path, answer.body()));
      };
    } catch (IOException e) {
      throw new UserException(
          "no answer from Elasticsearch at %s (%s); see whether it runs".formatted(url + path, e),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + url, e);
    }
  }
}
