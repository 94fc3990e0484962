package io.pulseline.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Requests of an index or of the server, in JSON.
 *
 * @param url of the index, like {@code http://127.0.0.1:9200/visits}, or of the server
 */
public record IndexRequests(String url) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * The answer's JSON; an empty object when the index does not exist.
   *
   * @param body null for none
   * @throws UserException when no answer comes, or another one
   */
  public JsonNode call(String method, String path, JsonNode body) {
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
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
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
