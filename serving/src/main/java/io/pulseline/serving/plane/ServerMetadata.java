package io.pulseline.serving.plane;

import java.util.List;

/**
 * What the server says of itself.
 *
 * @param extensions of the protocol that it speaks beyond the required part
 */
public record ServerMetadata(String name, String version, List<String> extensions) {

  static ServerMetadata ours() {
    String version = ServerMetadata.class.getPackage().getImplementationVersion();
    // Only a jar has a manifest to read it from
    return new ServerMetadata(
        "pulseline",
        version == null ? "development" : version,
        List.of("binary_tensor_data", "model_repository"));
  }
}
