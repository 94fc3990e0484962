package io.pulseline.registry.kubeflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.cli.http.JsonApi;
import io.pulseline.contract.UserException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Kubeflow's Model Registry over its REST API. Servers up to 0.3.0 have it as {@code v1alpha3},
 * later ones as {@code v1}; what is used here is the same in both.
 */
final class ModelRegistryApi {
  private static final String ROOT = "/api/model_registry/";
  private static final List<String> VERSIONS = List.of("v1", "v1alpha3");

  private final JsonApi server;
  private String root;

  /**
   * A client.
   *
   * @param url an http(s) URL, with or without the API's path and version
   * @throws UserException when it is no URL
   */
  ModelRegistryApi(String url, Optional<String> token) {
    this.server = new JsonApi("model registry", url, () -> token);
  }

  /** What is at a path; empty when there is nothing. */
  Optional<JsonNode> find(String path, Map<String, String> query) {
    return server.find(root() + path, query);
  }

  /** Makes what is described; empty when there is one of its name already. */
  Optional<JsonNode> create(String path, JsonNode description) {
    return server.create(root() + path, description);
  }

  private String root() {
    if (root == null) {
      root = server.url().contains(ROOT) ? "/" : spoken();
    }
    return root;
  }

  /** A server answers 404 for a version of the API that it does not know. */
  private String spoken() {
    for (String version : VERSIONS) {
      String candidate = ROOT + version + "/";
      if (server.find(candidate + "registered_models", Map.of("pageSize", "1")).isPresent()) {
        return candidate;
      }
    }
    throw new UserException(
        "there is no Kubeflow Model Registry at %s: it knows neither %s"
            .formatted(
                server.url(),
                VERSIONS.stream().map(ROOT::concat).collect(Collectors.joining(" nor "))));
  }
}
