package io.pulseline.contract.envelope;

import java.util.List;
import java.util.stream.Stream;

/** Why a record on the topic is not accepted. The names are stable: they travel in headers. */
public enum RejectionReason {
  /** A tombstone: the Kafka record has no value. */
  NO_VALUE,
  /** More bytes than the configured limit; not even looked at. */
  TOO_LARGE,
  /** The bytes are not one whole JSON text. */
  NOT_JSON,
  /** A field of the envelope or a required column is absent or null. */
  MISSING_FIELD,
  /** A field holds another kind of JSON value than its column asks for. */
  WRONG_TYPE,
  /** A number below the column's min, above its max, or not finite. */
  OUT_OF_RANGE,
  /** A value that is not one of the column's categories. */
  UNKNOWN_CATEGORY,
  /** A timestamp that is not ISO-8601, or outside the years 1970 to 9999. */
  BAD_TIMESTAMP,
  /** A field that stands in the record twice: nobody can say which is meant. */
  DUPLICATE_FIELD,
  /** The bytes behind an Avro record's schema id are not one whole record of that schema. */
  NOT_AVRO,
  /** An Avro record whose schema id stands for no schema by which records can be read. */
  UNKNOWN_SCHEMA;

  /** Those that a record in JSON can meet. */
  public static List<RejectionReason> ofJson() {
    return Stream.of(values())
        .filter(reason -> reason != NOT_AVRO && reason != UNKNOWN_SCHEMA)
        .toList();
  }
}
