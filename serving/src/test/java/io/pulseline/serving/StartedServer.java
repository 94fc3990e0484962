package io.pulseline.serving;

import io.pulseline.serving.repository.ModelRepository;
import java.io.IOException;
import java.time.Duration;

/** Starts servers as the command does, but for the warm-up: tests are not many requests long. */
final class StartedServer {
  private StartedServer() {}

  static ModelServer of(ServingOptions options, ModelRepository repository) throws IOException {
    ModelServer server = ModelServer.prepare(options, repository);
    try {
      server.bind();
      server.warmUp(Duration.ZERO, time -> false);
      return server;
    } catch (InterruptedException e) {
      server.close();
      throw new IllegalStateException(e);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }
}
