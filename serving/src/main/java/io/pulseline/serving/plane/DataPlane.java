package io.pulseline.serving.plane;

import io.pulseline.contract.model.ModelPackage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Serves models to any transport: REST and gRPC only translate to and from here. Safe for many
 * threads at once.
 */
public final class DataPlane {
  private final Models models;
  private final RowLimit rows;
  private final ServerMetadata server = ServerMetadata.ours();
  private volatile ServingMetrics metrics;

  /** Null when nobody notes requests. */
  private volatile Recorder recorder;

  public DataPlane(Models models) {
    this(models, RowLimit.NONE);
  }

  /** A plane that takes no request of more rows. */
  public DataPlane(Models models, RowLimit rows) {
    this.models = models;
    this.rows = rows;
    this.metrics = new ServingMetrics(models);
  }

  /**
   * Scores the rows of a request.
   *
   * @throws ServingException when the model or version is another, or the tensors do not fit
   */
  public InferResponse infer(InferRequest request) {
    return infer(request, Origin.NONE);
  }

  /** As {@link #infer(InferRequest)}, for a request that is noted with where it came from. */
  public InferResponse infer(InferRequest request, Origin origin) {
    rows.check(request);
    Recorder noting = recorder;
    Recorder.Recording noted = noting == null ? null : noting.begin(request, origin);
    ServingMetrics measured = metrics;
    ServedModel model = models.lease(request.model(), request.version());
    measured.begin();
    try {
      InferResponse response = model.infer(request, measured.of(model.name()));
      measured.answered(model);
      if (noted != null) {
        noted.answered(response);
      }
      return response;
    } finally {
      measured.end();
      model.giveBack();
    }
  }

  /** Has requests and their answers noted from now on. */
  public void noteBy(Recorder next) {
    recorder = next;
  }

  /** What is measured of the requests. */
  public ServingMetrics metrics() {
    return metrics;
  }

  /** Measures from nothing again: the requests so far were the server's own. */
  public void measureFromNow() {
    metrics = new ServingMetrics(models);
  }

  /** The server itself. */
  public ServerMetadata server() {
    return server;
  }

  /** The models that are served. */
  public List<String> names() {
    return models.names();
  }

  /**
   * A model's description.
   *
   * @param version empty: whichever is served
   * @throws ServingException when no such model is served here
   */
  public ModelMetadata metadata(String name, String version) {
    return models.get(name, version).metadata();
  }

  /**
   * The package of a model, its files as long as they are there; see {@link #metadata}.
   *
   * @throws ServingException when no such model is served here
   */
  public ModelPackage source(String name, String version) {
    return models.get(name, version).source();
  }

  /** Checks that a name and a version are a served model's; see {@link #metadata}. */
  public void require(String name, String version) {
    models.get(name, version);
  }

  /** Serves a model in place of the version that has its name; see {@link Models#swap}. */
  public CompletableFuture<Void> swap(ServedModel next) {
    Optional<ServedModel> old =
        models.find(next.name()).filter(model -> !model.version().equals(next.version()));
    CompletableFuture<Void> closed = models.swap(next);
    return old.isEmpty() ? closed : closed.thenRun(() -> metrics.forget(old.get()));
  }
}
