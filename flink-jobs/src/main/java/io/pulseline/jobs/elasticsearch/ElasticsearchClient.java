package io.pulseline.jobs.elasticsearch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.http.HttpHost;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.ResponseListener;
import org.elasticsearch.client.RestClient;

/** The requests the jobs make of one index. Works with Elasticsearch 7. */
public final class ElasticsearchClient implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 60_000;
  private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RestClient http;
  private final String index;

  /**
   * A client of one index; connects with the first request.
   *
   * @param url like {@code http://host:9200}
   */
  public ElasticsearchClient(String url, String index) {
    this.index = index;
    this.http =
        RestClient.builder(HttpHost.create(url))
            .setRequestConfigCallback(
                config -> config.setConnectTimeout(CONNECT_MILLIS).setSocketTimeout(ANSWER_MILLIS))
            .build();
  }

  /**
   * Creates the index unless it is there already.
   *
   * @param definition settings and mappings, JSON
   * @return whether it was created
   */
  public boolean createIndex(String definition) throws IOException {
    if (http.performRequest(new Request("HEAD", "/" + index)).getStatusLine().getStatusCode()
        == 200) {
      return false;
    }
    Request create = new Request("PUT", "/" + index);
    create.setJsonEntity(definition);
    try {
      http.performRequest(create);
      return true;
    } catch (ResponseException e) {
      if (e.getMessage().contains("resource_already_exists_exception")) {
        return false; // another job was faster
      }
      throw e;
    }
  }

  /**
   * Adds the fields of a definition that the index lacks.
   *
   * @param definition settings and mappings, JSON
   * @return their names
   * @throws UserException when the index has some with other types
   */
  public Set<String> extendIndex(String definition) throws IOException {
    Response answer = http.performRequest(new Request("GET", "/" + index + "/_mapping"));
    var fields =
        NewFields.of(
            JSON.readTree(definition), JSON.readTree(answer.getEntity().getContent()), index);
    if (!fields.names().isEmpty()) {
      Request extend = new Request("PUT", "/" + index + "/_mapping");
      extend.setJsonEntity(fields.mapping());
      http.performRequest(extend);
    }
    return fields.names();
  }

  /**
   * Sends a bulk request.
   *
   * @param body newline-delimited JSON
   * @return one item a document in the order of the request; or a {@link ResponseException} when
   *     the whole request is refused, any other {@link IOException} when no answer came
   */
  public CompletableFuture<List<BulkItem>> bulk(byte[] body) {
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
            result.completeExceptionally(failure);
          }
        });
    return result;
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
