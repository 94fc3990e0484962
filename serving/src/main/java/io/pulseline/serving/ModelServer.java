package io.pulseline.serving;

import io.pulseline.contract.UserException;
import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.grpc.GrpcServer;
import io.pulseline.serving.plane.BatchPool;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.ModelMetadata;
import io.pulseline.serving.plane.Readiness;
import io.pulseline.serving.plane.RowLimit;
import io.pulseline.serving.repository.ModelRepository;
import io.pulseline.serving.rest.RestServer;
import io.pulseline.serving.warmup.OwnClient;
import io.pulseline.serving.warmup.WarmUp;
import io.pulseline.serving.warmup.WarmUpRows;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Models behind an HTTP and a gRPC port. */
public final class ModelServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelServer.class);

  /** For clients to send the rest of a request and take its answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  /** For work whose client has gone. Both together are less than what Kubernetes allows. */
  private static final Duration PATIENCE_WITH_WORK = Duration.ofSeconds(2);

  private final ModelRepository repository;
  private final DataPlane plane;
  private final Readiness readiness;
  private final BatchPool pool;
  private final Edge edge;
  private final CompletableFuture<RestServer> rest;
  private final CompletableFuture<GrpcServer> grpc;
  private int httpPort;
  private int grpcPort;

  private ModelServer(ServingOptions options, ModelRepository repository) {
    this.repository = repository;
    this.plane = repository.plane();
    this.readiness = repository.readiness();
    this.edge = options.edge();
    this.pool =
        new BatchPool(
            Runtime.getRuntime().availableProcessors(), nanos -> plane.metrics().waited(nanos));
    plane.takeAtMost(new RowLimit(edge.limits().rows()));
    int limit = options.maxBodyBytes();
    // Before the two, since SLF4J complains when threads come upon it together
    LoggerFactory.getILoggerFactory();
    this.rest =
        CompletableFuture.supplyAsync(
            () ->
                RestServer.prepare(
                    options.host(),
                    options.httpPort(),
                    limit,
                    plane,
                    repository.control(),
                    readiness,
                    pool,
                    edge,
                    PATIENCE));
    this.grpc =
        CompletableFuture.supplyAsync(
            () ->
                GrpcServer.prepare(
                    options.host(),
                    options.grpcPort(),
                    limit,
                    plane,
                    repository.control(),
                    readiness,
                    pool,
                    edge));
  }

  /**
   * Begins to prepare a server, beside what the caller does: most of a start is loading classes,
   * and those of the transports have nothing to do with those that models are loaded with.
   *
   * @param repository the server's own from then on
   */
  public static ModelServer prepare(ServingOptions options, ModelRepository repository) {
    return new ModelServer(options, repository);
  }

  /**
   * Answers from now on, though not as fast as it will: that the server is ready is said later.
   * HTTP comes last, since that is the port that probes look at.
   *
   * @throws UserException when a port cannot be used
   */
  public void bind() {
    RestServer http = rest.join();
    grpcPort = grpc.join().bind();
    httpPort = http.bind();
    repository.follow();
  }

  /**
   * Has the server ask itself, then says that it is ready. What was asked until then is not in the
   * metrics.
   *
   * @param patience see {@link WarmUp#run}
   */
  public void warmUp(Duration patience, WarmUp.Waiting waiting)
      throws IOException, InterruptedException {
    askItself(Duration.ZERO, waiting);
    if (!patience.isZero()) {
      // Again, since ending the first time loads classes that compiled code does not reckon with
      askItself(patience, waiting);
    }
    plane.measureFromNow();
    edge.attachTo(plane);
    readiness.ready();
  }

  private void askItself(Duration patience, WarmUp.Waiting waiting)
      throws IOException, InterruptedException {
    // One of the models: what it warms is code, and each was warmed itself when it was loaded
    ModelMetadata model = plane.metadata(plane.names().get(0), "");
    List<float[]> rows = WarmUpRows.of(plane, model.name());
    try (OwnClient overRest = rest.join().ownClient(model, rows);
        OwnClient overGrpc =
            GrpcServer.ownClient(plane, repository.control(), readiness, pool, model, rows)) {
      new WarmUp(List.of(overRest, overGrpc)).run(patience, waiting);
    }
  }

  public int httpPort() {
    return httpPort;
  }

  public int grpcPort() {
    return grpcPort;
  }

  /** Version of a model that is served. */
  public String version(String model) {
    return plane.metadata(model, "").version();
  }

  /**
   * Tells clients to go elsewhere, finishes the requests under way, and frees everything. A request
   * that does not end keeps its model: that is left open rather than closed under its hands.
   */
  @Override
  public void close() {
    readiness.stopping();
    // Side by side: a client that hangs on one port does not take the time of the other's
    CompletableFuture.allOf(
            rest.thenAcceptAsync(RestServer::stop),
            grpc.thenAcceptAsync(server -> server.stop(PATIENCE)))
        .join();
    try {
      boolean ended = pool.close(PATIENCE_WITH_WORK);
      if (!repository.close(PATIENCE_WITH_WORK) || !ended) {
        LOG.warn("requests were still under way when the server ended");
      }
      edge.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
