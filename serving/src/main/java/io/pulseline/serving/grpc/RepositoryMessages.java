package io.pulseline.serving.grpc;

import io.pulseline.serving.plane.ServingException;
import io.pulseline.serving.protocol.ModelRepositoryParameter;
import io.pulseline.serving.protocol.RepositoryIndexResponse;
import io.pulseline.serving.protocol.RepositoryIndexResponse.ModelIndex;
import io.pulseline.serving.repository.IndexEntry;
import io.pulseline.serving.repository.RepositoryControl;
import java.util.List;
import java.util.Map;

/** Reads and writes the messages of the model repository extension. */
final class RepositoryMessages {
  private RepositoryMessages() {}

  static RepositoryIndexResponse of(List<IndexEntry> index) {
    RepositoryIndexResponse.Builder message = RepositoryIndexResponse.newBuilder();
    for (IndexEntry entry : index) {
      message.addModels(
          ModelIndex.newBuilder()
              .setName(entry.model())
              .setVersion(entry.version())
              .setState(entry.state())
              .setReason(entry.reason()));
    }
    return message.build();
  }

  /**
   * Which model is meant: Triton's and MLServer's clients say it by the second field, KServe's,
   * which have no other, by the first.
   *
   * @throws ServingException when none is, or one of another repository
   */
  static String model(String first, String second) {
    if (second.isEmpty() && first.isEmpty()) {
      throw ServingException.invalid("'model_name' is empty, expected a model's name");
    }
    if (second.isEmpty()) {
      return first;
    }
    requireOurs(first);
    return second;
  }

  /**
   * Checks that no other repository is meant.
   *
   * @throws ServingException when one is
   */
  static void requireOurs(String repository) {
    if (!repository.isEmpty()) {
      throw ServingException.notFound(
          "repository '%s' is not here: there is one, which has no name, so leave"
              + " 'repository_name' empty",
          repository);
    }
  }

  /**
   * The version that parameters name, empty when they name none.
   *
   * @throws ServingException when one is unknown
   */
  static String version(Map<String, ModelRepositoryParameter> parameters) {
    String version = "";
    for (Map.Entry<String, ModelRepositoryParameter> parameter : parameters.entrySet()) {
      RepositoryControl.requireParameter(parameter.getKey());
      if (parameter.getKey().equals(RepositoryControl.VERSION)) {
        if (!parameter.getValue().hasStringParam()) {
          throw ServingException.invalid("parameter 'version' must be a string");
        }
        version = parameter.getValue().getStringParam();
      }
    }
    return version;
  }
}
