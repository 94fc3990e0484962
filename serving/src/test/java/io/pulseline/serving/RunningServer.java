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

/** A started server of a {@link TinyModel} on free ports, for the tests of one class. */
final class RunningServer implements BeforeAllCallback, AfterAllCallback {
  static final String MODEL = "tiny";
  static final int MAX_BODY_BYTES = 256 * 1024;

  private final Signature signature;
  private Path temp;
  private ModelServer server;

  RunningServer(Signature signature) {
    this.signature = signature;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    temp = Files.createTempDirectory("serving");
    Path folder = temp.resolve(TinyModel.VERSION);
    TinyModel.write(folder, signature);
    server =
        ModelServer.start(new ServingOptions(MODEL, folder, "127.0.0.1", 0, 0, MAX_BODY_BYTES));
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    server.close();
    Folders.delete(temp);
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
