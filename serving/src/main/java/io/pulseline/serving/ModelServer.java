package io.pulseline.serving;

import io.pulseline.contract.UserException;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.serving.grpc.GrpcServer;
import io.pulseline.serving.plane.BatchPool;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.Readiness;
import io.pulseline.serving.plane.ServedModel;
import io.pulseline.serving.rest.RestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;

/** One model behind an HTTP and a gRPC port. */
public final class ModelServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Readiness readiness = new Readiness();

  /** What is open, the latest first: the order to close it in. */
  private final Deque<Runnable> open = new ArrayDeque<>();

  private final ServedModel model;
  private final GrpcServer grpc;
  private final int httpPort;

  private ModelServer(ServingOptions options, ModelPackage source) {
    try {
      model = ServedModel.load(options.modelName(), source);
      open.push(model::close);
      BatchPool pool = new BatchPool(Runtime.getRuntime().availableProcessors());
      open.push(pool::close);
      DataPlane plane = new DataPlane(model);
      int limit = options.maxBodyBytes();
      // Before the two, since SLF4J complains when threads come upon it together
      LoggerFactory.getILoggerFactory();
      // The two share nothing but the model, and most of a start is loading their classes
      CompletableFuture<Void> grpcIsWarm =
          CompletableFuture.runAsync(() -> GrpcServer.warmUp(plane, readiness, pool));
      RestServer rest =
          RestServer.prepare(
              options.host(), options.httpPort(), limit, plane, readiness, pool, PATIENCE);
      open.push(rest::stop);
      grpcIsWarm.join();
      grpc = GrpcServer.start(options.host(), options.grpcPort(), limit, plane, readiness, pool);
      open.push(() -> grpc.stop(PATIENCE));
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
    return new ModelServer(options, ModelPackage.read(options.modelDir()));
  }

  public int httpPort() {
    return httpPort;
  }

  public int grpcPort() {
    return grpc.port();
  }

  public String version() {
    return model.version();
  }

  /** Tells clients to go elsewhere, finishes the requests under way, and frees everything. */
  @Override
  public void close() {
    readiness.stopping();
    while (!open.isEmpty()) {
      open.pop().run();
    }
  }
}
