package io.pulseline.contract.schema;

import java.math.BigDecimal;
import java.util.List;

/** What a field of a message holds, told apart from how JSON Schema and Avro say so. */
public sealed interface SchemaType {

  /** Any text. */
  record Text() implements SchemaType {}

  /** Any single value of JSON, which is kept as its text. */
  record Single() implements SchemaType {}

  /** Bytes; base64 in JSON. */
  record Bytes() implements SchemaType {}

  /**
   * An instant: ISO-8601 in JSON, milliseconds since 1970-01-01T00:00Z in Avro.
   *
   * @param naive whether JSON may leave the offset out
   */
  record Time(boolean naive) implements SchemaType {}

  /**
   * A whole number of 64 bits.
   *
   * @param min null when unbounded
   * @param max null when unbounded
   */
  record Whole(BigDecimal min, BigDecimal max) implements SchemaType {}

  /**
   * A finite number.
   *
   * @param min null when unbounded
   * @param max null when unbounded
   */
  record Real(BigDecimal min, BigDecimal max) implements SchemaType {}

  /** One of some texts. */
  record TextChoice(List<String> values) implements SchemaType {
    public TextChoice {
      values = List.copyOf(values);
    }
  }

  /** One of some whole numbers. */
  record WholeChoice(List<Long> values) implements SchemaType {
    public WholeChoice {
      values = List.copyOf(values);
    }
  }

  /** An object whose names are data, each with such a value or null. */
  record Table(SchemaType values) implements SchemaType {}

  /** An object with fields of its own; a reader has to bear more than these. */
  record Group(List<SchemaField> fields) implements SchemaType {
    public Group {
      fields = List.copyOf(fields);
    }
  }
}
