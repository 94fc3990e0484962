package io.pulseline.deploy.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What the operator 1.7 and the kubelet of Kubernetes 1.34 wrote of our jobs, less most of it. */
final class Recorded {
  private Recorded() {}

  static JsonNode deployment(String name) {
    return read("/flinkdeployments.json").get(name).deepCopy();
  }

  static JsonNode pod(String name) {
    return read("/pods.json").get(name);
  }

  private static JsonNode read(String file) {
    try (InputStream in = Recorded.class.getResourceAsStream(file)) {
      return new JsonMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
