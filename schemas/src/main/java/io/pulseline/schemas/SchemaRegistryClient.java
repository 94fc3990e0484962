package io.pulseline.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Arrays;
import java.util.Optional;

/** Confluent's REST API, as much of it as is needed here. */
final class SchemaRegistryClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int NOT_FOUND = 404;

  /** Error codes of the API: what is not there. A path that nobody serves has none of them. */
  private static final int NO_SUBJECT = 40401;

  private static final int NO_SCHEMA = 40403;
  private static final int NO_COMPATIBILITY = 40408;

  private final SchemaRegistrySettings settings;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final ObjectMapper json = new ObjectMapper();

  SchemaRegistryClient(SchemaRegistrySettings settings) {
    this.settings = settings;
  }

  /** An answer that says no. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String reason) {
      super(reason);
    }
  }

  /**
   * Registers a schema as a version of its subject, unless it is one already.
   *
   * @return its id
   * @throws RefusedException with the registry's reason
   */
  int register(String subject, SchemaText schema) throws IOException, InterruptedException {
    return call("POST", "/subjects/" + encoded(subject) + "/versions", body(schema))
        .required()
        .path("id")
        .asInt();
  }

  private String body(SchemaText schema) {
    return json.createObjectNode()
        .put("schemaType", schema.type())
        .put("schema", schema.text())
        .toString();
  }

  /** The newest version of a subject, empty when there is none. */
  Optional<SchemaText> latest(String subject) throws IOException, InterruptedException {
    return call("GET", "/subjects/" + encoded(subject) + "/versions/latest", null)
        .unless(NO_SUBJECT)
        .map(SchemaRegistryClient::schema);
  }

  /** The schema of an id, empty when there is none. */
  Optional<SchemaText> byId(int id) throws IOException, InterruptedException {
    return call("GET", "/schemas/ids/" + Integer.toUnsignedString(id), null)
        .unless(NO_SCHEMA)
        .map(SchemaRegistryClient::schema);
  }

  /** Whether a subject has a compatibility of its own. */
  boolean hasCompatibility(String subject) throws IOException, InterruptedException {
    return call("GET", "/config/" + encoded(subject), null)
        .unless(NO_SUBJECT, NO_COMPATIBILITY)
        .isPresent();
  }

  void setCompatibility(String subject, String compatibility)
      throws IOException, InterruptedException {
    String body = json.createObjectNode().put("compatibility", compatibility).toString();
    JsonNode unused = call("PUT", "/config/" + encoded(subject), body).required();
  }

  private static SchemaText schema(JsonNode answer) {
    return new SchemaText(answer.path("schemaType").asText("AVRO"), answer.path("schema").asText());
  }

  private Answer call(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(settings.url() + path))
            .timeout(ANSWER)
            .header("Accept", MEDIA_TYPE)
            .header("Content-Type", MEDIA_TYPE)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (settings.authorization() != null) {
      request.header("Authorization", settings.authorization());
    }
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body(), parsed(response.body()));
  }

  private JsonNode parsed(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      return json.missingNode(); // A proxy's page, perhaps: the status says enough
    }
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private record Answer(int status, String text, JsonNode body) {

    JsonNode required() throws RefusedException {
      if (status / 100 != 2 || body.isMissingNode()) {
        throw new RefusedException(reason());
      }
      return body;
    }

    /** Empty for some errors, which say that something is not there. */
    Optional<JsonNode> unless(int... absences) throws RefusedException {
      return status == NOT_FOUND && contains(absences, body.path("error_code").asInt())
          ? Optional.empty()
          : Optional.of(required());
    }

    private static boolean contains(int[] codes, int code) {
      return Arrays.stream(codes).anyMatch(one -> one == code);
    }

    private String reason() {
      String message = body.path("message").asText(text);
      String shown = message.strip().replaceAll("\\s+", " ");
      return shown.isEmpty() ? "HTTP status " + status : shown;
    }
  }
}
