package io.pulseline.contract.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pulseline.contract.JsonFault;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The written form of {@link Sample}s: an array of objects, null for a missing value. */
public final class SampleJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private SampleJson() {}

  public static byte[] write(List<Sample> samples) {
    try {
      return JSON.writeValueAsBytes(samples);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("samples hold nothing that JSON cannot write", e);
    }
  }

  /**
   * Reads samples; fields of later versions are ignored.
   *
   * @param where they were found, for messages
   * @throws UserException when the bytes are no list of samples
   */
  public static List<Sample> read(byte[] json, String where) {
    try {
      List<Sample> samples =
          JSON.readValue(
              json, JSON.getTypeFactory().constructCollectionType(List.class, Sample.class));
      if (samples == null || samples.stream().anyMatch(Objects::isNull)) {
        throw new UserException(where + " is no list of samples: it holds null");
      }
      return List.copyOf(samples);
    } catch (JsonProcessingException e) {
      throw new UserException(where + " is no list of samples: " + JsonFault.of(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
