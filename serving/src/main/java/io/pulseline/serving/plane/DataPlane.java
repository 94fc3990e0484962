package io.pulseline.serving.plane;

import java.util.List;

/**
 * Serves one model to any transport: REST and gRPC only translate to and from here. Safe for many
 * threads at once.
 */
public final class DataPlane {
  private final ServedModel model;
  private final ModelMetadata metadata;
  private final ServerMetadata server = ServerMetadata.ours();
  private final FeatureAssembler features;
  private final OutputTensors outputs;

  public DataPlane(ServedModel model) {
    this.model = model;
    this.metadata = ModelMetadata.of(model);
    this.features = new FeatureAssembler(model.signature());
    this.outputs = new OutputTensors(model.signature());
  }

  /**
   * Scores the rows of a request.
   *
   * @throws ServingException when the model or version is another, or the tensors do not fit
   */
  public InferResponse infer(InferRequest request) {
    require(request.model(), request.version());
    List<String> selected = outputs.select(request.outputs());
    Batch batch = features.assemble(request.inputs());
    Predictions predictions = model.score(batch);
    return new InferResponse(
        model.name(), model.version(), request.id(), outputs.of(selected, predictions));
  }

  /** The server itself. */
  public ServerMetadata server() {
    return server;
  }

  /** The model that is served. */
  public ModelMetadata metadata() {
    return metadata;
  }

  /**
   * Checks that a name and a version are the served model's.
   *
   * @param version empty: any
   * @throws ServingException when they are not
   */
  public void require(String name, String version) {
    if (!model.name().equals(name)) {
      throw ServingException.notFound("model '%s' is not served here, '%s' is", name, model.name());
    }
    if (!version.isEmpty() && !model.version().equals(version)) {
      throw ServingException.notFound(
          "model '%s' has no version '%s' here, version '%s' is served",
          name, version, model.version());
    }
  }
}
