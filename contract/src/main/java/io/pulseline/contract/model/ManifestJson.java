package io.pulseline.contract.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pulseline.contract.Digest;
import io.pulseline.contract.JsonFault;
import io.pulseline.contract.UndefinedNumbers;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The written form of a {@link ModelManifest}. */
public final class ManifestJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(UndefinedNumbers.module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ManifestJson() {}

  public static byte[] write(ModelManifest manifest) {
    try {
      return JSON.writeValueAsBytes(manifest);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest holds nothing that JSON cannot write", e);
    }
  }

  /**
   * SHA-256 over all that a package says and holds, but for its version and the time: equal when
   * two trainings came to the same model.
   */
  public static String digest(ModelManifest manifest) {
    ObjectNode content = JSON.valueToTree(manifest);
    content.remove(List.of("version", "createdAt"));
    return Digest.sha256(content.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a manifest; fields of later versions are ignored.
   *
   * @param where it was found, for messages
   * @throws UserException when the bytes are not a manifest, or one of another schema version
   */
  public static ModelManifest read(byte[] json, String where) {
    ModelManifest manifest;
    try {
      manifest = JSON.readValue(json, ModelManifest.class);
    } catch (JsonProcessingException e) {
      throw new UserException(where + " is not a model manifest: " + JsonFault.of(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (manifest == null) {
      throw new UserException(where + " is not a model manifest: it holds null");
    }
    if (manifest.schemaVersion() != ModelManifest.SCHEMA_VERSION) {
      throw new UserException(
          String.format(
              "%s has schema version %d, this Pulseline reads version %d",
              where, manifest.schemaVersion(), ModelManifest.SCHEMA_VERSION));
    }
    return manifest;
  }
}
