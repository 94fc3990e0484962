package io.pulseline.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A plain HTTP client. */
final class Rest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper mapper = new ObjectMapper();
  private final int port;

  Rest(int port) {
    this.port = port;
  }

  /** What came back. */
  record Answer(int status, String contentType, JsonNode body) {
    String error() {
      return body.path("error").asText();
    }

    /** The output of a name. */
    JsonNode output(String name) {
      for (JsonNode output : body.path("outputs")) {
        if (output.path("name").asText().equals(name)) {
          return output;
        }
      }
      throw new AssertionError("no output '" + name + "' in " + body);
    }
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  /** Asks with such headers, a name and a value each; what comes back is not looked into. */
  HttpResponse<byte[]> bytes(String path, String... headers)
      throws IOException, InterruptedException {
    return client.send(with(request(path).GET(), headers).build(), BodyHandlers.ofByteArray());
  }

  Answer post(String path, String body) throws IOException, InterruptedException {
    return post(path, "application/json", body);
  }

  Answer post(String path, String contentType, String body)
      throws IOException, InterruptedException {
    return send(
        request(path).header("content-type", contentType).POST(BodyPublishers.ofString(body)));
  }

  /** Sends bytes with such headers, a name and a value each; what comes back is not looked into. */
  HttpResponse<byte[]> post(String path, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).POST(BodyPublishers.ofByteArray(body));
    return client.send(with(request, headers).build(), BodyHandlers.ofByteArray());
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
    return headers.length > 0 ? request.headers(headers) : request;
  }

  /** What a body of JSON says, and the status and type that came with it. */
  Answer answer(HttpResponse<byte[]> response) throws IOException {
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("content-type").orElse(""),
        mapper.readTree(response.body()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return answer(client.send(request.build(), BodyHandlers.ofByteArray()));
  }
}
