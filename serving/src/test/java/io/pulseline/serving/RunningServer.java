package io.pulseline.serving;

import io.grpc.CompressorRegistry;
import io.pulseline.contract.file.Folders;
import io.pulseline.contract.model.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    this.model = model;
    this.written = written;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    temp = Files.createTempDirectory("serving");
    Path folder = temp.resolve(TinyModel.VERSION);
    written.write(folder);
    server =
        ModelServer.start(new ServingOptions(model, folder, "127.0.0.1", 0, 0, MAX_BODY_BYTES));
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
