package io.pulseline.contract.envelope;

/** Names of the envelope's own fields. */
final class Fields {
  static final String BATCH_NUMBER = "batch_number";
  static final String RECORD_ID = "record_id";
  static final String TIMESTAMP = "timestamp";
  static final String DATA = "data";
  static final String EXTRAS = "extras";

  private Fields() {}
}
