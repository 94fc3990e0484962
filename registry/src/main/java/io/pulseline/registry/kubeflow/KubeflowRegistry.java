package io.pulseline.registry.kubeflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Kubeflow's Model Registry, which other tools look into. What is there already is left as it is,
 * so that publishing can be repeated.
 */
public final class KubeflowRegistry {
  private static final String MORE_THAN_WE_MAKE = "100";

  private final String url;
  private final ModelRegistryApi api;

  /**
   * A client; nothing is asked yet.
   *
   * @param url such as {@code http://model-registry-service.kubeflow:8080}
   * @param token empty when the server wants none
   * @throws UserException when it is no URL
   */
  public KubeflowRegistry(String url, Optional<String> token) {
    this.url = url;
    this.api = new ModelRegistryApi(url, token);
  }

  public String url() {
    return url;
  }

  /**
   * A version of ours, as the server names it.
   *
   * @param modelVersion its id
   * @param registeredModel the id of the model that it is a version of
   */
  public record Published(String modelVersion, String registeredModel) {}

  /**
   * Makes a version known: the model of its name, the version, its package and its report.
   *
   * @param uri of the package
   * @param author for what is not there yet
   * @throws UserException when the server cannot be reached or refuses
   */
  public Published publish(Dataset dataset, ModelManifest manifest, String uri, String author) {
    Descriptions descriptions = new Descriptions(manifest, uri, author);
    String model =
        id(
            "registered_model",
            Map.of("name", manifest.dataset()),
            "registered_models",
            descriptions.registeredModel(dataset.description()));
    String version =
        id(
            "model_version",
            Map.of("name", manifest.version(), "parentResourceId", model),
            "model_versions",
            descriptions.modelVersion(model));
    publishArtifacts(version, manifest, descriptions);
    return new Published(version, model);
  }

  /** Of what is found, or made; or found after all, when somebody else was faster. */
  private String id(String one, Map<String, String> key, String all, ObjectNode description) {
    return api.find(one, key)
        .or(() -> api.create(all, description))
        .or(() -> api.find(one, key))
        .map(found -> found.path("id").asText(""))
        .filter(id -> !id.isEmpty())
        .orElseThrow(
            () ->
                new UserException(
                    "the model registry at %s has no %s '%s' and makes none"
                        .formatted(url, one, description.path("name").asText())));
  }

  private void publishArtifacts(String version, ModelManifest manifest, Descriptions descriptions) {
    String path = "model_versions/" + version + "/artifacts";
    JsonNode there = api.find(path, Map.of("pageSize", MORE_THAN_WE_MAKE)).orElseThrow();
    Set<String> names =
        StreamSupport.stream(there.path("items").spliterator(), false)
            .map(artifact -> artifact.path("name").asText())
            .collect(Collectors.toSet());
    List<ObjectNode> wanted =
        manifest.files().containsKey(ModelPackage.REPORT)
            ? List.of(descriptions.modelArtifact(), descriptions.document(ModelPackage.REPORT))
            : List.of(descriptions.modelArtifact());
    for (ObjectNode artifact : wanted) {
      if (!names.contains(artifact.path("name").asText())) {
        api.create(path, artifact);
      }
    }
  }
}
