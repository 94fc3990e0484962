package io.pulseline.bench.agreement;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Over REST in JSON: datatypes as the model's metadata names them, null for a missing value. */
final class RestServer implements ModelServer {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI model;
  private final Map<String, String> columns = new LinkedHashMap<>();

  /**
   * @param model its URL, like {@code http://127.0.0.1:8080/v2/models/visits}
   */
  RestServer(URI model) throws IOException {
    this.model = model;
    JsonNode metadata = JSON.readTree(send(HttpRequest.newBuilder(model)));
    for (JsonNode column : metadata.at("/parameters/columns")) {
      columns.put(column.path("name").asText(), column.path("datatype").asText());
    }
  }

  /** The model's columns, with their datatypes. */
  Map<String, String> columns() {
    return columns;
  }

  @Override
  public List<Answer> ask(List<Map<String, Object>> records) {
    ObjectNode body = JSON.createObjectNode();
    ArrayNode inputs = body.putArray("inputs");
    columns.forEach(
        (name, datatype) -> {
          ObjectNode input = inputs.addObject().put("name", name).put("datatype", datatype);
          input.putArray("shape").add(records.size());
          ArrayNode data = input.putArray("data");
          records.forEach(record -> data.addPOJO(cell(record.get(name), datatype)));
        });
    try {
      byte[] request = JSON.writeValueAsBytes(body);
      Response response =
          JSON.readValue(
              send(
                  HttpRequest.newBuilder(URI.create(model + "/infer"))
                      .header("content-type", "application/json")
                      .POST(BodyPublishers.ofByteArray(request))),
              Response.class);
      return Answer.ofRows(
          response.modelVersion(),
          response.texts("label"),
          response.texts("probabilities").stream().map(Float::valueOf).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object cell(Object value, String datatype) {
    return value != null && datatype.equals(BYTES) ? value.toString() : value;
  }

  private record Response(String modelVersion, List<Output> outputs) {
    List<String> texts(String name) {
      return outputs.stream()
          .filter(output -> output.name().equals(name))
          .findFirst()
          .orElseThrow()
          .data();
    }
  }

  /**
   * One output.
   *
   * @param data as it is written: by way of a double a float could come back as its neighbour
   */
  private record Output(String name, List<String> data) {}

  private byte[] send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IOException(
            "%s answered %d: %s"
                .formatted(
                    answer.uri(),
                    answer.statusCode(),
                    new String(answer.body(), StandardCharsets.UTF_8)));
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking " + model, e);
    }
  }
}
