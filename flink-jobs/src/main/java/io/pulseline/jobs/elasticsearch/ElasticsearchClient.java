package io.pulseline.jobs.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import org.apache.http.HttpHost;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.ResponseListener;
import org.elasticsearch.client.RestClient;

/** The requests the jobs make of one index. Works with Elasticsearch 7.8 and later. */
public final class ElasticsearchClient implements Bulk, AutoCloseable {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 60_000;
  private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

  /** Before those of Elasticsearch itself, which go up to 100. */
  private static final int TEMPLATE_PRIORITY = 500;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RestClient http;
  private final String url;
  private final String index;

  /**
   * A client of one index; connects with the first request.
   *
   * @param url like {@code http://host:9200}
   */
  public ElasticsearchClient(String url, String index) {
    this.url = url;
    this.index = index;
    this.http =
        RestClient.builder(HttpHost.create(url))
            .setRequestConfigCallback(
                config -> config.setConnectTimeout(CONNECT_MILLIS).setSocketTimeout(ANSWER_MILLIS))
            .build();
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
      put("/_index_template/" + index, template(definition));
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
      throw new UserException(
          String.format(
              "Elasticsearch at %s refuses index '%s': %s; change the dataset's descriptor, or give"
                  + " another --index",
              url, index, reason),
          e);
    }
  }

  private Set<String> extendIndex(String definition) throws IOException {
    Response answer = http.performRequest(new Request("GET", "/" + index + "/_mapping"));
    var fields =
        NewFields.of(
            JSON.readTree(definition), JSON.readTree(answer.getEntity().getContent()), index);
    if (!fields.names().isEmpty()) {
      put("/" + index + "/_mapping", fields.mapping());
    }
    return fields.names();
  }

  private void put(String path, String json) throws IOException {
    Request put = new Request("PUT", path);
    put.setJsonEntity(json);
    http.performRequest(put);
  }

  private String template(String definition) throws IOException {
    ObjectNode template = JSON.createObjectNode();
    template.putArray("index_patterns").add(index);
    template.put("priority", TEMPLATE_PRIORITY);
    template.set("template", JSON.readTree(definition));
    return template.toString();
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
