package io.pulseline.serving.plane;

import io.pulseline.contract.model.ModelPackage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * Serves models to any transport: REST and gRPC only translate to and from here. Safe for many
 * threads at once.
 */
public final class DataPlane {
  private final Models models;
  private final ServerMetadata server = ServerMetadata.ours();
  private final LoadFailures loadFailures = new LoadFailures();
  private volatile ServingMetrics metrics;
  private volatile RowLimit rows = RowLimit.NONE;

  /** Null when nobody notes requests. */
  private volatile Recorder recorder;

  public DataPlane(Models models) {
    this.models = models;
    this.metrics = new ServingMetrics(models, loadFailures);
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
      InferResponse response = model.infer(request, measured.of(model));
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

  /** Takes no request of more rows from now on. */
  public void takeAtMost(RowLimit limit) {
    rows = limit;
  }

  /**
   * Whether answering would hold an event loop up, however small the request is.
   *
   * @throws ServingException when the model or version is another
   */
  public boolean isSlow(InferRequest request) {
    return request.explain() && models.get(request.model(), request.version()).isSlow(request);
  }

  /** What is measured of the requests. */
  public ServingMetrics metrics() {
    return metrics;
  }

  /** Measures from nothing again: the requests so far were the server's own. */
  public void measureFromNow() {
    ServingMetrics next = new ServingMetrics(models, loadFailures);
    models.all().forEach(next::of);
    metrics = next;
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
   * @param version empty: the one in production
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

  /**
   * Serves a version to those that name none, in place of the one before.
   *
   * @return done when that one's last request is done and it is closed
   * @throws ServingException when the server is stopping; then the next one is closed too
   */
  public CompletableFuture<Void> swap(ServedModel next) {
    return change(next, versions -> versions.withProduction(next));
  }

  /** Serves a version to a part of those that name none, in place of the candidate before. */
  public CompletableFuture<Void> tryOut(ServedModel candidate, Share share) {
    return change(candidate, versions -> versions.withCandidate(candidate, share));
  }

  /** Serves a version, beside the others, to those that name it. */
  public CompletableFuture<Void> add(ServedModel other) {
    return change(other, versions -> versions.with(other));
  }

  /** Lets production have all requests again that name no version. */
  public CompletableFuture<Void> removeCandidate(String name) {
    return change(name, null, versions -> versions.withCandidate(null, null));
  }

  /** Serves a version no more that is not in production. */
  public CompletableFuture<Void> remove(String name, String version) {
    return change(name, null, versions -> versions.without(version));
  }

  /** Serves no version of a model any more. */
  public CompletableFuture<Void> remove(String name) {
    return change(name, null, versions -> ServedVersions.NONE);
  }

  private CompletableFuture<Void> change(
      ServedModel arriving, UnaryOperator<ServedVersions> change) {
    // Before its first request, for which compiled code would have to be thrown away
    metrics.of(arriving);
    return change(arriving.name(), arriving, change);
  }

  private CompletableFuture<Void> change(
      String name, ServedModel arriving, UnaryOperator<ServedVersions> change) {
    Models.Removed removed = models.change(name, arriving, change);
    return removed.closed().thenRun(() -> removed.models().forEach(this::forget));
  }

  private void forget(ServedModel model) {
    metrics.forget(model, models.find(model.name(), model.version()).isPresent());
  }

  /** The version that is served to those that name none; empty when none is. */
  public Optional<String> production(String name) {
    return Optional.ofNullable(models.versions(name).production()).map(ServedModel::version);
  }

  /** A version that is served, so that it need not be loaded again; empty when it is not. */
  public Optional<ServedModel> find(String name, String version) {
    return models.find(name, version);
  }

  /** The versions of a model that are served, the one in production first. */
  public List<String> versions(String name) {
    return models.versions(name).all().stream().map(ServedModel::version).toList();
  }

  /** Whether a model's candidate gets no requests since it takes other inputs than production. */
  public boolean isCandidateLeftOut(String name) {
    return models.versions(name).isLeftOut();
  }

  /** Notes that a version could not be served. */
  public void loadFailed(String name, String version) {
    loadFailures.add(name, version);
  }
}
