package io.pulseline.jobs.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.ResponseListener;
import org.elasticsearch.client.RestClient;

/**
 * The requests the jobs make of one index, or of the indices behind one alias. Works with
 * Elasticsearch 7.8 and later.
 */
public final class ElasticsearchClient implements Bulk, AutoCloseable {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RestClient http;
  private final ElasticsearchSettings server;
  private final String index;

  /**
   * A client of one index; connects with the first request.
   *
   * @param index or the alias over the indices of each day
   */
  public ElasticsearchClient(ElasticsearchSettings server, String index) {
    this.server = server;
    this.index = index;
    this.http = RestClients.of(server);
  }

  /**
   * Creates the index unless it is there already, and sees to it that it gets the same definition
   * if somebody deletes it: the next document brings it back, by a template of its name. An index
   * that is there gets the fields that it lacks.
   *
   * @param definition settings and mappings, JSON
   * @return the names of fields added to an index that was there
   * @throws IOException when Elasticsearch does not answer
   * @throws UserException when it refuses the definition, or has fields with other types
   */
  public Set<String> ensureIndex(String definition) throws IOException {
    try {
      put("/_index_template/" + index, IndexTemplate.of(index, definition));
      Request head = new Request("HEAD", "/" + index);
      if (http.performRequest(head).getStatusLine().getStatusCode() == 200) {
        return extendIndex(definition);
      }
      put("/" + index, definition);
      return Set.of();
    } catch (ResponseException e) {
      String reason = reason(e.getResponse());
      if (reason.contains("resource_already_exists_exception")) {
        return extendIndex(definition); // another job was faster
      }
      throw refused(e, reason);
    }
  }

  /**
   * Sees to it that the index of each day is made by its first document, with this definition and
   * behind the alias. Those that are there get the fields that they lack.
   *
   * @param definition settings and mappings, JSON
   * @return the names of fields added to indices that were there
   * @throws IOException when Elasticsearch does not answer
   * @throws UserException when it refuses the definition, or has fields with other types, or an
   *     index has the name of the alias
   */
  public Set<String> ensureDailyIndices(String definition) throws IOException {
    try {
      Request head = new Request("HEAD", "/" + index);
      boolean isThere = http.performRequest(head).getStatusLine().getStatusCode() == 200;
      if (isThere && mappings().has(index)) {
        throw new UserException(
            "index '%s' is there, so it can be no alias over indices of each day; give another"
                    .formatted(index)
                + " --index, or leave out --index-per");
      }
      put("/_index_template/" + index, IndexTemplate.ofDays(index, definition));
      return isThere ? extendIndex(definition) : Set.of();
    } catch (ResponseException e) {
      throw refused(e, reason(e.getResponse()));
    }
  }

  private UserException refused(ResponseException refusal, String reason) {
    int status = refusal.getResponse().getStatusLine().getStatusCode();
    return status == UNAUTHORIZED || status == FORBIDDEN
        ? new UserException(
            "Elasticsearch at %s does not let this client make index '%s' (%s); see"
                    .formatted(server.url(), index, reason)
                + " --elasticsearch-user, and the secret that goes with it",
            refusal)
        : new UserException(
            "Elasticsearch at %s refuses index '%s': %s; change the dataset's descriptor, or give"
                    .formatted(server.url(), index, reason)
                + " another --index",
            refusal);
  }

  private JsonNode mappings() throws IOException {
    return answer(new Request("GET", "/" + index + "/_mapping"));
  }

  private JsonNode answer(Request request) throws IOException {
    return JSON.readTree(http.performRequest(request).getEntity().getContent());
  }

  private Set<String> extendIndex(String definition) throws IOException {
    var fields = NewFields.of(JSON.readTree(definition), mappings(), index);
    if (fields.isAnyNeeded()) {
      put("/" + index + "/_mapping", fields.mapping());
    }
    return fields.names();
  }

  private void put(String path, String json) throws IOException {
    Request put = new Request("PUT", path);
    put.setJsonEntity(json);
    http.performRequest(put);
  }

  /**
   * Which indices there are under the name, as it is or as an alias; empty when there are none.
   *
   * @throws IOException when Elasticsearch does not answer, or does not let this client see it
   */
  Map<String, IndexState> states() throws IOException {
    Request cat = new Request("GET", "/_cat/indices/" + index);
    cat.addParameter("format", "json");
    cat.addParameter("h", "index,uuid,docs.count");
    Map<String, IndexState> states = new TreeMap<>();
    try {
      for (JsonNode row : answer(cat)) {
        states.put(
            row.path("index").asText(),
            new IndexState(row.path("uuid").asText(), row.path("docs.count").asLong()));
      }
    } catch (ResponseException e) {
      if (e.getResponse().getStatusLine().getStatusCode() != NOT_FOUND) {
        throw e;
      }
    }
    return states;
  }

  /** One line of what stands in an answer that is no success, its causes included. */
  private static String reason(Response answer) throws IOException {
    StringJoiner reason = new StringJoiner(": ");
    reason.add("status " + answer.getStatusLine().getStatusCode());
    if (answer.getEntity() != null) {
      JsonNode error = JSON.readTree(answer.getEntity().getContent()).path("error");
      for (JsonNode at = error; at.has("reason"); at = at.path("caused_by")) {
        reason.add(at.path("type").asText());
        at.path("reason").asText().lines().findFirst().ifPresent(reason::add);
      }
    }
    return reason.toString();
  }

  @Override
  public CompletableFuture<List<BulkItem>> send(byte[] body) {
    Request request = new Request("POST", "/" + index + "/_bulk");
    request.addParameter("filter_path", BulkAnswer.FILTER_PATH);
    request.setEntity(new NByteArrayEntity(body, NDJSON));
    CompletableFuture<List<BulkItem>> result = new CompletableFuture<>();
    http.performRequestAsync(
        request,
        new ResponseListener() {
          @Override
          public void onSuccess(Response response) {
            try {
              result.complete(BulkAnswer.items(response.getEntity().getContent()));
            } catch (IOException e) {
              result.completeExceptionally(e);
            }
          }

          @Override
          public void onFailure(Exception failure) {
            result.completeExceptionally(
                failure instanceof ResponseException refusal ? refused(refusal) : failure);
          }
        });
    return result;
  }

  private static Exception refused(ResponseException refusal) {
    int status = refusal.getResponse().getStatusLine().getStatusCode();
    try {
      return new RequestRefusedException(status, reason(refusal.getResponse()), refusal);
    } catch (IOException e) {
      return new RequestRefusedException(status, "status " + status + ", no JSON", refusal);
    }
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
