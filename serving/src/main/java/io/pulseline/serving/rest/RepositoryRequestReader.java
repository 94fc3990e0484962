package io.pulseline.serving.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.pulseline.contract.JsonFault;
import io.pulseline.serving.plane.ServingException;
import io.pulseline.serving.repository.RepositoryControl;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads the bodies of the repository API: an object, or nothing at all. Safe for many threads at
 * once.
 */
final class RepositoryRequestReader {
  private final JsonFactory factory;

  RepositoryRequestReader(JsonFactory factory) {
    this.factory = factory;
  }

  /**
   * What a body asks for.
   *
   * @param readyOnly whether only what is served is to be listed
   * @param version empty when none is named
   */
  record Wishes(boolean readyOnly, String version) {
    static final Wishes NONE = new Wishes(false, "");
  }

  /**
   * Reads a body.
   *
   * @param body null when there is none
   * @throws ServingException when it is something else, or has a parameter that is not taken
   */
  Wishes read(RequestBody body) {
    if (body == null || body.bytes().length == 0) {
      return Wishes.NONE;
    }
    try (JsonParser parser = factory.createParser(body.inflated().bytes())) {
      parser.nextToken();
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw ServingException.invalid(
            "the body must be a JSON object or empty, but %s came",
            parser.hasCurrentToken() ? Json.describe(parser) : "nothing");
      }
      Wishes wishes = readFields(parser);
      if (parser.nextToken() != null) {
        throw ServingException.invalid(
            "the body goes on after its JSON object: %s", Json.describe(parser));
      }
      return wishes;
    } catch (JsonProcessingException e) {
      throw ServingException.invalid("the body is not valid JSON at %s", JsonFault.of(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Wishes readFields(JsonParser parser) throws IOException {
    boolean readyOnly = false;
    String version = "";
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      parser.nextToken();
      switch (field) {
        case "ready" -> readyOnly = JsonFields.truth(parser, "ready");
        case "parameters" -> version = readParameters(parser);
        default -> parser.skipChildren();
      }
    }
    return new Wishes(readyOnly, version);
  }

  private static String readParameters(JsonParser parser) throws IOException {
    String version = "";
    if (JsonFields.isObject(parser, "parameters")) {
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        RepositoryControl.requireParameter(name);
        if (name.equals(RepositoryControl.VERSION)) {
          version = JsonFields.text(parser, RepositoryControl.VERSION);
        } else {
          parser.skipChildren();
        }
      }
    }
    return version;
  }
}
