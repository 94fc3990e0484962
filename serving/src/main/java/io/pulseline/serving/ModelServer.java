package io.pulseline.serving;

import io.pulseline.contract.UserException;
import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.grpc.GrpcServer;
import io.pulseline.serving.plane.BatchPool;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.Readiness;
import io.pulseline.serving.plane.RowLimit;
import io.pulseline.serving.repository.ModelRepository;
import io.pulseline.serving.rest.RestServer;
import java.time.Duration;
import java.util.ArrayList;
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
  private final BatchPool pool = new BatchPool(Runtime.getRuntime().availableProcessors());
  private final Edge edge;

  /** How to stop each port that is open. */
  private final List<Runnable> ports = new ArrayList<>();

  private final int httpPort;
  private final int grpcPort;

  private ModelServer(ServingOptions options, ModelRepository repository) {
    this.repository = repository;
    this.plane = repository.plane();
    this.readiness = repository.readiness();
    this.edge = options.edge();
    plane.takeAtMost(new RowLimit(edge.limits().rows()));
    try {
      int limit = options.maxBodyBytes();
      // Before the two, since SLF4J complains when threads come upon it together
      LoggerFactory.getILoggerFactory();
      // The two share nothing but the model, and most of a start is loading their classes
      CompletableFuture<Void> grpcIsWarm =
          CompletableFuture.runAsync(
              () -> GrpcServer.warmUp(plane, repository.control(), readiness, pool));
      RestServer rest =
          RestServer.prepare(
              options.host(),
              options.httpPort(),
              limit,
              plane,
              repository.control(),
              readiness,
              pool,
              edge,
              PATIENCE);
      ports.add(rest::stop);
      grpcIsWarm.join();
      GrpcServer grpc =
          GrpcServer.start(
              options.host(),
              options.grpcPort(),
              limit,
              plane,
              repository.control(),
              readiness,
              pool,
              edge);
      ports.add(() -> grpc.stop(PATIENCE));
      plane.measureFromNow();
      edge.attachTo(plane);
      grpcPort = grpc.port();
      httpPort = rest.bind();
      repository.follow();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    readiness.ready();
  }

  /**
   * Warms what serves a repository's models, and only then binds: who can connect is served. HTTP
   * comes last, since that is the port that KServe probes.
   *
   * @param repository with a model at least; the server's own from then on
   * @throws UserException when a port cannot be used
   */
  public static ModelServer start(ServingOptions options, ModelRepository repository) {
    return new ModelServer(options, repository);
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
            ports.stream().map(CompletableFuture::runAsync).toArray(CompletableFuture<?>[]::new))
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
