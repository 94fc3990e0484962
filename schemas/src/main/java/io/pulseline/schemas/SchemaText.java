package io.pulseline.schemas;

/**
 * A schema as a registry keeps it.
 *
 * @param type {@link #AVRO}, {@link #JSON} or another that the registry knows
 */
public record SchemaText(String type, String text) {
  public static final String AVRO = "AVRO";
  public static final String JSON = "JSON";
}
