package io.pulseline.serving.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.pulseline.contract.JsonFault;
import io.pulseline.serving.plane.ServingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * CloudEvents 1.0 with a v1 request as their data, and those that answer them: with the type and
 * the source that KServe's server gives its own, and an id of their own.
 */
final class CloudEvents {
  static final String VERSION = "specversion";
  static final List<String> REQUIRED = List.of(VERSION, "id", "source", "type");

  private static final String SPOKEN = "1.0";
  private static final String ANSWER = "io.kserve.inference.response";
  private static final String SOURCE = "io.kserve.inference.";
  private static final MediaType STRUCTURED = MediaType.of(EventMode.STRUCTURED_TYPE);

  private final JsonFactory factory;
  private final JsonWriter json;

  CloudEvents(JsonFactory factory, JsonWriter json) {
    this.factory = factory;
    this.json = json;
  }

  static void requireVersion(String version) {
    if (!version.equals(SPOKEN)) {
      throw ServingException.invalid(
          "CloudEvents of specversion '%s' are not understood here, send %s", version, SPOKEN);
    }
  }

  /**
   * The data of an event in structured mode.
   *
   * @throws ServingException when the body is no event with JSON in it
   */
  byte[] data(byte[] body) {
    try (JsonParser parser = factory.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw ServingException.invalid(
            "the body must be a CloudEvent, a JSON object, but %s came",
            parser.hasCurrentToken() ? Json.describe(parser) : "nothing");
      }
      byte[] data = readFields(parser, body);
      if (parser.nextToken() != null) {
        throw ServingException.invalid(
            "the body goes on after its JSON object: %s", Json.describe(parser));
      }
      return data;
    } catch (JsonProcessingException e) {
      throw ServingException.invalid("the body is not valid JSON at %s", JsonFault.of(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] readFields(JsonParser parser, byte[] body) throws IOException {
    byte[] data = null;
    Set<String> missing = new HashSet<>(REQUIRED);
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      parser.nextToken();
      switch (field) {
        case "data" -> data = slice(parser, body);
        case "data_base64" -> {
          JsonFields.text(parser, field);
          data = parser.getBinaryValue();
        }
        case "datacontenttype" -> requireJson(JsonFields.text(parser, field));
        case VERSION -> requireVersion(JsonFields.text(parser, field));
        case "id", "source", "type" -> JsonFields.text(parser, field);
        default -> parser.skipChildren();
      }
      missing.remove(field);
    }
    for (String attribute : REQUIRED) {
      if (missing.contains(attribute)) {
        throw ServingException.invalid(
            "the CloudEvent has no '%s', expected all of %s", attribute, REQUIRED);
      }
    }
    if (data == null) {
      throw ServingException.invalid(
          "the CloudEvent has no 'data', expected {\"instances\": [[…], …]}");
    }
    return data;
  }

  /** The bytes of the value that the parser stands on. */
  private static byte[] slice(JsonParser parser, byte[] body) throws IOException {
    JsonFields.expect(
        parser, JsonToken.START_OBJECT, "'data' must be an object such as {\"instances\": …}");
    int from = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    return Arrays.copyOfRange(body, from, (int) parser.currentLocation().getByteOffset());
  }

  private static void requireJson(String type) {
    String name = MediaType.of(type).getName();
    if (!name.equals(MediaType.APPLICATION_JSON) && !name.endsWith("+json")) {
      throw ServingException.unsupported(
          "data of a CloudEvent must be application/json, but its datacontenttype is '%s'", type);
    }
  }

  /** An answer of such fields, wrapped as its request was. */
  MutableHttpResponse<byte[]> answer(EventMode mode, String model, JsonWriter.Fields fields) {
    return switch (mode) {
      case NONE -> plain(fields);
      case BINARY -> {
        MutableHttpResponse<byte[]> response = plain(fields);
        attributes(model)
            .forEach((name, value) -> response.header(EventMode.HEADER_PREFIX + name, value));
        yield response;
      }
      case STRUCTURED ->
          HttpResponse.ok(json.object(event -> write(event, attributes(model), fields)))
              .contentType(STRUCTURED);
    };
  }

  private MutableHttpResponse<byte[]> plain(JsonWriter.Fields fields) {
    return HttpResponse.ok(json.object(fields)).contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  private static void write(
      JsonGenerator event, Map<String, String> attributes, JsonWriter.Fields data)
      throws IOException {
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      event.writeStringField(attribute.getKey(), attribute.getValue());
    }
    event.writeStringField("datacontenttype", MediaType.APPLICATION_JSON);
    event.writeObjectFieldStart("data");
    data.write(event);
    event.writeEndObject();
  }

  private static Map<String, String> attributes(String model) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put(VERSION, SPOKEN);
    attributes.put("id", UUID.randomUUID().toString());
    // A source is a URI reference
    attributes.put(
        "source", SOURCE + URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20"));
    attributes.put("type", ANSWER);
    attributes.put("time", Instant.now().toString());
    return attributes;
  }
}
