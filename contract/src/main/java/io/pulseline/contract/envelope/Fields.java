package io.pulseline.contract.envelope;

/** Names of the envelope's own fields. */
public final class Fields {
  public static final String BATCH_NUMBER = "batch_number";
  public static final String RECORD_ID = "record_id";
  public static final String TIMESTAMP = "timestamp";
  public static final String DATA = "data";
  public static final String EXTRAS = "extras";

  private Fields() {}
}
