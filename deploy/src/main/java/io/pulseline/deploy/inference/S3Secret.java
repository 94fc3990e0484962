package io.pulseline.deploy.inference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.deploy.cluster.Document;
import io.pulseline.deploy.cluster.Ref;
import io.pulseline.storage.S3Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of the bucket as KServe's storage initializer wants them, out of the environment: they
 * are never an argument, and never shown.
 */
final class S3Secret {
  static final String NAME = "pulseline-s3";
  private static final String ANNOTATION = "serving.kserve.io/s3-";

  private S3Secret() {}

  /**
   * The secret; empty when the environment does not hold both keys.
   *
   * @param s3 where the keys are good for, as pods reach it
   */
  static Optional<Document> of(String namespace, S3Settings s3, Map<String, String> environment) {
    String id = environment.get("AWS_ACCESS_KEY_ID");
    String key = environment.get("AWS_SECRET_ACCESS_KEY");
    if (id == null || id.isBlank() || key == null || key.isBlank()) {
      return Optional.empty();
    }
    ObjectNode secret = JsonNodeFactory.instance.objectNode();
    secret.put("apiVersion", "v1").put("kind", "Secret").put("type", "Opaque");
    ObjectNode metadata = secret.putObject("metadata").put("name", NAME);
    metadata.put("namespace", namespace);
    ObjectNode annotations = metadata.putObject("annotations");
    annotations.put(ANNOTATION + "region", s3.region());
    s3.endpoint().ifPresent(endpoint -> describe(endpoint, annotations));
    secret
        .putObject("data")
        .put("AWS_ACCESS_KEY_ID", encoded(id))
        .put("AWS_SECRET_ACCESS_KEY", encoded(key));
    return Optional.of(new Document(Ref.core("Secret", namespace, NAME), secret));
  }

  private static void describe(URI endpoint, ObjectNode annotations) {
    annotations.put(ANNOTATION + "endpoint", endpoint.getAuthority());
    annotations.put(ANNOTATION + "usehttps", endpoint.getScheme().equals("https") ? "1" : "0");
  }

  private static String encoded(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }
}
