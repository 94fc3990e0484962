package io.pulseline.serving;

import io.pulseline.contract.UserException;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.grpc.GrpcServer;
import io.pulseline.serving.plane.BatchPool;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.Models;
import io.pulseline.serving.plane.Readiness;
import io.pulseline.serving.plane.RowLimit;
import io.pulseline.serving.plane.ServedModel;
import io.pulseline.serving.rest.RestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  private final Readiness readiness = new Readiness();
  private final Models models = new Models();
  private final BatchPool pool = new BatchPool(Runtime.getRuntime().availableProcessors());
  private final DataPlane plane;
  private final Edge edge;

  /** How to stop each port that is open. */
  private final List<Runnable> ports = new ArrayList<>();

  /** Looks at a registry, if one is followed. */
  private Optional<Repetition> looks = Optional.empty();

  private final int httpPort;
  private final int grpcPort;

  private ModelServer(ServingOptions options, ServedModel model) {
    edge = options.edge();
    plane = new DataPlane(models, new RowLimit(edge.limits().rows()));
    try {
      models.swap(model).join();
      int limit = options.maxBodyBytes();
      // Before the two, since SLF4J complains when threads come upon it together
      LoggerFactory.getILoggerFactory();
      // The two share nothing but the model, and most of a start is loading their classes
      CompletableFuture<Void> grpcIsWarm =
          CompletableFuture.runAsync(() -> GrpcServer.warmUp(plane, readiness, pool));
      RestServer rest =
          RestServer.prepare(
              options.host(), options.httpPort(), limit, plane, readiness, pool, edge, PATIENCE);
      ports.add(rest::stop);
      grpcIsWarm.join();
      GrpcServer grpc =
          GrpcServer.start(options.host(), options.grpcPort(), limit, plane, readiness, pool, edge);
      ports.add(() -> grpc.stop(PATIENCE));
      plane.measureFromNow();
      edge.attachTo(plane);
      grpcPort = grpc.port();
      httpPort = rest.bind();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    readiness.ready();
  }

  /**
   * Loads the model, warms it, and only then binds: who can connect is served. HTTP comes last,
   * since that is the port that KServe probes.
   *
   * @throws UserException when the package or a port cannot be used
   */
  public static ModelServer start(ServingOptions options) throws IOException {
    return new ModelServer(
        options, ServedModel.load(options.modelName(), ModelPackage.read(options.modelDir())));
  }

  /**
   * Serves each version that goes into production from now on, in place of the one before.
   *
   * @param model what clients call it
   * @param poll time between two looks
   */
  void follow(String model, Releases releases, Duration poll) {
    ProductionFollower follower = new ProductionFollower(model, releases, plane, readiness);
    looks = Optional.of(new Repetition("production", follower::look, poll));
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
      if (looks.isPresent()) {
        looks.get().end();
      }
      boolean ended = pool.close(PATIENCE_WITH_WORK);
      if (!models.close(PATIENCE_WITH_WORK) || !ended) {
        LOG.warn("requests were still under way when the server ended");
      }
      edge.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
