package io.pulseline.observe.predict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** A client of the Open Inference Protocol (v2, REST) for single rows of raw values. */
public final class V2Client {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String url;

  /**
   * A client of one server.
   *
   * @param url of the server, for example {@code http://127.0.0.1:8080}
   */
  public V2Client(String url) {
    this.url = url.replaceFirst("/+$", "").replaceFirst("/v2$", "");
  }

  /** The name of the first model that the server has. */
  public String firstModel() {
    JsonNode first = get("/v2/models").path("models").path(0);
    String name = first.isTextual() ? first.asText() : first.path("name").asText();
    if (name.isEmpty()) {
      throw new UserException(url + " serves no model; name one with --model");
    }
    return name;
  }

  /** The body of an infer request for one row, its values as the dataset writes them. */
  public ObjectNode request(String model, Map<String, String> row) {
    JsonNode columns = get("/v2/models/" + model).path("parameters").path("columns");
    if (columns.isEmpty()) {
      throw new UserException(
          "%s names no columns of model %s; is it served by Pulseline?".formatted(url, model));
    }
    return V2Row.request(columns, row);
  }

  public String inferUrl(String model) {
    return url + "/v2/models/" + model + "/infer";
  }

  /** The v2 response. */
  public JsonNode infer(String model, JsonNode request) {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(uri(inferUrl(model)))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(request.toString()));
    return send(post);
  }

  private JsonNode get(String path) {
    return send(HttpRequest.newBuilder(uri(url + path)).GET());
  }

  private static URI uri(String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() == null) {
        throw new IllegalArgumentException("no host in " + text);
      }
      return uri;
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "'%s' is no URL; give one like http://127.0.0.1:8080".formatted(text), e);
    }
  }

  private JsonNode send(HttpRequest.Builder builder) {
    HttpRequest request = builder.timeout(Duration.ofSeconds(20)).build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new UserException(
            "%s answered %d: %s".formatted(request.uri(), answer.statusCode(), answer.body()));
      }
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new UserException(request.uri() + " did not answer in JSON; is it a v2 server?", e);
    } catch (IOException e) {
      throw new UserException(
          "no answer from %s (%s); is a model served there?".formatted(request.uri(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + request.uri(), e);
    }
  }
}
