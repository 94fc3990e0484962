package io.pulseline.serving;

import io.grpc.CompressorRegistry;
import io.pulseline.contract.file.Folders;
import io.pulseline.contract.model.Signature;
import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.limits.Limits;
import io.pulseline.serving.repository.ModelRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A started server of a {@link TinyModel}, or of a package like it, on free ports, for the tests of
 * one class.
 */
final class RunningServer implements BeforeAllCallback, AfterAllCallback {
  static final String MODEL = "tiny";
  static final int MAX_BODY_BYTES = 256 * 1024;

  private final String model;
  private final ModelFolder written;
  private final Supplier<Edge> edge;
  private boolean controlled;
  private Path temp;
  private ModelServer server;

  /** Writes a model package into a folder that does not exist yet. */
  interface ModelFolder {
    void write(Path folder) throws IOException;
  }

  RunningServer(Signature signature) {
    this(folder -> TinyModel.write(folder, signature));
  }

  RunningServer(ModelFolder written) {
    this(MODEL, written);
  }

  RunningServer(String model, ModelFolder written) {
    this(model, written, () -> Edge.of(Limits.standard(MAX_BODY_BYTES)));
  }

  /** A server that requests come to by such an edge. */
  RunningServer(Signature signature, Supplier<Edge> edge) {
    this(MODEL, folder -> TinyModel.write(folder, signature), edge);
  }

  private RunningServer(String model, ModelFolder written, Supplier<Edge> edge) {
    this.model = model;
    this.written = written;
    this.edge = edge;
  }

  /** Lets clients load and unload it. */
  RunningServer controlled() {
    controlled = true;
    return this;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    temp = Files.createTempDirectory("serving");
    Path folder = temp.resolve(TinyModel.VERSION);
    written.write(folder);
    server =
        StartedServer.of(
            new ServingOptions("127.0.0.1", 0, 0, MAX_BODY_BYTES, edge.get()),
            ModelRepository.of(model, folder, controlled));
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    server.close();
    Folders.delete(temp);
  }

  /** Where the package is. */
  Path folder() {
    return temp.resolve(TinyModel.VERSION);
  }

  /** Where a browser finds it. */
  String url() {
    return "http://127.0.0.1:" + server.httpPort();
  }

  int httpPort() {
    return server.httpPort();
  }

  int grpcPort() {
    return server.grpcPort();
  }

  Rest rest() {
    return new Rest(server.httpPort());
  }

  Grpc grpc() {
    return new Grpc(server.grpcPort());
  }

  Grpc grpc(CompressorRegistry compressors) {
    return new Grpc(server.grpcPort(), compressors);
  }
}
