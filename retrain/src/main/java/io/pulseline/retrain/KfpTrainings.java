package io.pulseline.retrain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trainings as runs of a pipeline. They go on whatever becomes of this process. */
final class KfpTrainings implements Trainings {
  private final KfpApi api;
  private final Pipeline pipeline;
  private final String experiment;
  private final Map<String, String> parameters;

  /**
   * None runs yet.
   *
   * @param experiment null for the default one
   * @param parameters of the pipeline, see {@link Pipeline#run}
   */
  KfpTrainings(KfpApi api, Pipeline pipeline, String experiment, Map<String, String> parameters) {
    this.api = api;
    this.pipeline = pipeline;
    this.experiment = experiment;
    this.parameters = Map.copyOf(parameters);
  }

  @Override
  public String start(String name, List<String> features) {
    return api.named(KfpApi.Kind.RUN, name)
        .map(run -> api.id(KfpApi.Kind.RUN, run))
        .orElseGet(
            () -> {
              ObjectNode run = pipeline.run(name, experiment, parameters);
              run.put("description", "Drifting: " + String.join(", ", features));
              return api.create(KfpApi.Kind.RUN, run);
            });
  }

  @Override
  public State state(String id) {
    Optional<String> state = api.run(id).map(run -> run.path("state").asText());
    return switch (state.orElse("gone")) {
      case "SUCCEEDED" -> State.SUCCEEDED;
      case "FAILED", "CANCELED", "SKIPPED", "gone" -> State.FAILED;
      default -> State.RUNNING;
    };
  }
}
