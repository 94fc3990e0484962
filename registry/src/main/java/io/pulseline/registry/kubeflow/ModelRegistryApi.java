package io.pulseline.registry.kubeflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Kubeflow's Model Registry over its REST API. Servers up to 0.3.0 have it as {@code v1alpha3},
 * later ones as {@code v1}; what is used here is the same in both.
 */
final class ModelRegistryApi {
  private static final String ROOT = "/api/model_registry/";
  private static final List<String> VERSIONS = List.of("v1", "v1alpha3");
  private static final JsonMapper JSON = new JsonMapper();
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final String server;
  private final Optional<String> token;
  private String root;

  /**
   * A client.
   *
   * @param server an http(s) URL, with or without the API's path and version
   */
  ModelRegistryApi(String server, Optional<String> token) {
    this.server = server.replaceFirst("/+$", "");
    this.token = token;
  }

  /** What is at a path; empty when there is nothing. */
  Optional<JsonNode> find(String path, Map<String, String> query) {
    HttpRequest request = request(root() + path + "?" + encoded(query)).GET().build();
    HttpResponse<String> answer = send(request);
    return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(body(answer));
  }

  /** Makes what is described; empty when there is one of its name already. */
  Optional<JsonNode> create(String path, JsonNode description) {
    HttpRequest request =
        request(root() + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(description.toString()))
            .build();
    HttpResponse<String> answer = send(request);
    return answer.statusCode() == CONFLICT ? Optional.empty() : Optional.of(body(answer));
  }

  private String root() {
    if (root == null) {
      root = server.contains(ROOT) ? server + "/" : spoken();
    }
    return root;
  }

  /** A server answers 404 for a version of the API that it does not know. */
  private String spoken() {
    for (String version : VERSIONS) {
      String candidate = server + ROOT + version + "/";
      HttpResponse<String> answer =
          send(request(candidate + "registered_models?pageSize=1").GET().build());
      if (answer.statusCode() != NOT_FOUND) {
        body(answer);
        return candidate;
      }
    }
    throw new UserException(
        "there is no Kubeflow Model Registry at %s: it knows neither %s"
            .formatted(
                server, VERSIONS.stream().map(ROOT::concat).collect(Collectors.joining(" nor "))));
  }

  private HttpRequest.Builder request(String uri) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(uri))
            .timeout(Duration.ofSeconds(30))
            .header("Accept", "application/json");
    token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    return request;
  }

  private static String encoded(Map<String, String> query) {
    return query.entrySet().stream()
        .map(
            entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      String why = e.getMessage() == null ? "it does not answer" : e.getMessage();
      throw new UserException(
          "cannot reach the model registry at %s: %s".formatted(server, why), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + server, e);
    }
  }

  private JsonNode body(HttpResponse<String> answer) {
    int status = answer.statusCode();
    String what = answer.request().method() + " " + answer.request().uri().getPath();
    if (status == 401 || status == 403) {
      throw new UserException(
          "the model registry at %s refuses %s (%d): its token is %s"
              .formatted(server, what, status, token.isEmpty() ? "missing" : "not good for it"));
    }
    if (status / 100 != 2) {
      throw new UserException(
          "the model registry at %s answers %d to %s: %s"
              .formatted(server, status, what, message(answer.body())));
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new UserException(
          "the model registry at %s answers no JSON to %s".formatted(server, what), e);
    }
  }

  /** Its own words, on one line. */
  private static String message(String body) {
    String text = body;
    try {
      text = JSON.readTree(body).path("message").asText(body);
    } catch (JsonProcessingException e) {
      // not of its making: a proxy's page, which is shown as it is
    }
    return text.lines().findFirst().orElse("nothing");
  }
}
