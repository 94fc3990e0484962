package io.pulseline.contract.monitor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pulseline.contract.JsonFault;
import io.pulseline.contract.UndefinedNumbers;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The written form of what the monitor says: fields in snake case, instants in ISO-8601, words in
 * lower case, and nothing for what is not there.
 */
public final class MonitorJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(UndefinedNumbers.module())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private MonitorJson() {}

  /** An alert, or one of the documents of {@link MonitorIndex}. */
  public static byte[] write(Record message) {
    try {
      return JSON.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message holds nothing that JSON cannot write", e);
    }
  }

  /**
   * Reads an alert; fields of later versions are ignored.
   *
   * @param where it was found, for messages
   * @throws UserException when the bytes are none
   */
  public static Alert readAlert(byte[] json, String where) {
    try {
      return JSON.readValue(json, Alert.class);
    } catch (JsonProcessingException e) {
      throw new UserException(where + " is not an alert: " + JsonFault.of(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
