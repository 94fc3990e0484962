package io.pulseline.contract.fuzz;

import java.util.List;

/** A JSON value as it is written. Lists may be changed; a written token need not be JSON. */
sealed interface Json {

  /** A text with its quotes, a number, or a word. */
  record Token(String written) implements Json {}

  record Items(List<Json> items) implements Json {}

  record Fields(List<Field> fields) implements Json {}

  /**
   * A field of an object.
   *
   * @param name as it is written, with its quotes
   */
  record Field(String name, Json value) {}

  /** Appends this in its shortest form. */
  default void write(StringBuilder out) {
    if (this instanceof Token token) {
      out.append(token.written());
    } else if (this instanceof Items array) {
      String before = "[";
      for (Json item : array.items()) {
        out.append(before);
        item.write(out);
        before = ",";
      }
      out.append(array.items().isEmpty() ? "[]" : "]");
    } else if (this instanceof Fields object) {
      String before = "{";
      for (Field field : object.fields()) {
        out.append(before).append(field.name()).append(':');
        field.value().write(out);
        before = ",";
      }
      out.append(object.fields().isEmpty() ? "{}" : "}");
    }
  }
}
