package io.pulseline.contract.envelope;

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
  DUPLICATE_FIELD
}
