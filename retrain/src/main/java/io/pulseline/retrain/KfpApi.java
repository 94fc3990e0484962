package io.pulseline.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.cli.http.JsonApi;
import io.pulseline.contract.UserException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is needed of the REST API of Kubeflow Pipelines, v2beta1. */
final class KfpApi {
  /** Of an environment, holds the token itself. */
  static final String TOKEN = "KFP_TOKEN";

  private static final String ROOT = "/apis/v2beta1/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonApi server;
  private final String experiment;

  /**
   * A client; nothing is asked yet.
   *
   * @param url such as {@code http://ml-pipeline.kubeflow:8888}
   * @param token as {@link JsonApi} takes it
   * @param experiment where runs are looked for; null for all that the token may see
   */
  KfpApi(String url, Supplier<Optional<String>> token, String experiment) {
    this.server = new JsonApi("Kubeflow Pipelines", url, token);
    this.experiment = experiment;
  }

  /** The one of a name; empty when there is none. */
  Optional<JsonNode> named(Kind kind, String name) {
    ObjectNode filter = JSON.createObjectNode();
    filter
        .putArray("predicates")
        .addObject()
        .put("operation", "EQUALS")
        .put("key", "display_name")
        .put("stringValue", name);
    Map<String, String> query = new HashMap<>(Map.of("filter", filter.toString()));
    if (experiment != null) {
      query.put("experiment_id", experiment);
    }
    return server
        .find(ROOT + kind.path, query)
        .map(found -> found.at("/" + kind.list + "/0"))
        .filter(JsonNode::isObject);
  }

  /** Makes one, and gives its id. */
  String create(Kind kind, ObjectNode description) {
    JsonNode made =
        server
            .create(ROOT + kind.path, description)
            .orElseThrow(
                () ->
                    new UserException(
                        "Kubeflow Pipelines at %s has '%s' already"
                            .formatted(server.url(), description.path("display_name").asText())));
    return id(kind, made);
  }

  /** What is known of a run; empty when it is gone. */
  Optional<JsonNode> run(String id) {
    return server.find(ROOT + Kind.RUN.path + "/" + id, Map.of());
  }

  String id(Kind kind, JsonNode found) {
    if (!found.hasNonNull(kind.id)) {
      throw new UserException(
          "Kubeflow Pipelines at %s answers without a %s".formatted(server.url(), kind.id));
    }
    return found.get(kind.id).asText();
  }

  /** What the API keeps. */
  enum Kind {
    RUN("runs", "runs", "run_id"),
    RECURRING_RUN("recurringruns", "recurringRuns", "recurring_run_id");

    private final String path;
    private final String list;
    private final String id;

    Kind(String path, String list, String id) {
      this.path = path;
      this.list = list;
      this.id = id;
    }
  }
}
