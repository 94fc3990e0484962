package io.pulseline.serving.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pulseline.serving.plane.ServingException;
import java.io.IOException;

/** Reads fields of a kind, or says what came in their place. */
final class JsonFields {
  private JsonFields() {}

  /** A string. */
  static String text(JsonParser parser, String field) throws IOException {
    expect(parser, JsonToken.VALUE_STRING, "'" + field + "' must be a string");
    return parser.getText();
  }

  /** A truth value. */
  static boolean truth(JsonParser parser, String field) throws IOException {
    if (!parser.currentToken().isBoolean()) {
      throw ServingException.invalid(
          "'%s' must be true or false, but %s came", field, Json.describe(parser));
    }
    return parser.getBooleanValue();
  }

  /** Whether an optional object is there: clients write null for one that is not. */
  static boolean isObject(JsonParser parser, String field) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return false;
    }
    expect(parser, JsonToken.START_OBJECT, "'" + field + "' must be an object");
    return true;
  }

  static void expect(JsonParser parser, JsonToken token, String rule) throws IOException {
    if (parser.currentToken() != token) {
      throw ServingException.invalid("%s, but %s came", rule, Json.describe(parser));
    }
  }
}
