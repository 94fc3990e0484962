package io.pulseline.cli.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A server that speaks JSON over HTTP/1.1. Whatever goes wrong is a {@link UserException} of one
 * line, which never shows the token.
 */
public final class JsonApi {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final String name;
  private final String url;
  private final Supplier<Optional<String>> token;

  /**
   * A client; nothing is asked yet.
   *
   * @param name what messages call the server, such as {@code model registry}
   * @param url an http(s) URL
   * @param token asked for with each request, since a file of one is written anew before it
   *     expires; empty when the server wants none
   * @throws UserException when it is no URL
   */
  public JsonApi(String name, String url, Supplier<Optional<String>> token) {
    this.name = name;
    this.url = checked(name, url).replaceFirst("/+$", "");
    this.token = token;
  }

  private static String checked(String name, String url) {
    try {
      URI uri = new URI(url);
      if (uri.getScheme() != null
          && List.of("http", "https").contains(uri.getScheme())
          && uri.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw noUrl(name, url, e);
    }
    throw noUrl(name, url, null);
  }

  private static UserException noUrl(String name, String url, URISyntaxException cause) {
    return new UserException(
        "%s '%s' is no URL; write it like http://host.namespace:8080".formatted(name, url), cause);
  }

  /** Without a slash at its end. */
  public String url() {
    return url;
  }

  /**
   * What is at a path; empty when there is nothing.
   *
   * @param path from the server's URL on, with a slash at its start
   */
  public Optional<JsonNode> find(String path, Map<String, String> query) {
    String asked = query.isEmpty() ? path : path + "?" + encoded(query);
    HttpResponse<String> answer = send(request(asked).GET().build());
    return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(body(answer));
  }

  /** Makes what is described; empty when there is one of its name already. */
  public Optional<JsonNode> create(String path, JsonNode description) {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(description.toString()))
            .build();
    HttpResponse<String> answer = send(request);
    return answer.statusCode() == CONFLICT ? Optional.empty() : Optional.of(body(answer));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(30))
            .header("Accept", "application/json");
    token.get().ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
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
      throw new UserException("cannot reach the %s at %s: %s".formatted(name, url, why), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + url, e);
    }
  }

  private JsonNode body(HttpResponse<String> answer) {
    int status = answer.statusCode();
    String what = answer.request().method() + " " + answer.request().uri().getPath();
    if (status == 401 || status == 403) {
      throw new UserException(
          "the %s at %s refuses %s (%d): its token is %s"
              .formatted(
                  name, url, what, status, token.get().isEmpty() ? "missing" : "not good for it"));
    }
    if (status / 100 != 2) {
      throw new UserException(
          "the %s at %s answers %d to %s: %s"
              .formatted(name, url, status, what, message(answer.body())));
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new UserException("the %s at %s answers no JSON to %s".formatted(name, url, what), e);
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
