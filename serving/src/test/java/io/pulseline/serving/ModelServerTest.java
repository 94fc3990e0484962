package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping. */
class ModelServerTest {
  @TempDir private Path temp;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = temp.resolve("model");
    TinyModel.write(model, Signatures.numbers());
  }

  private static ServingOptions options(Path model, int httpPort, int grpcPort) {
    return new ServingOptions("tiny", model, "127.0.0.1", httpPort, grpcPort, 1 << 20);
  }

  private static void assertRefused(ServingOptions options, String... words) {
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> ModelServer.start(options))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(words).hasLineCount(1));
  }

  @Test
  void refusesAFolderWithoutAModel() {
    assertRefused(options(temp, 0, 0), temp.toString(), "model.json");
  }

  @Test
  void refusesADamagedGraph() throws IOException {
    Files.write(model.resolve("model.onnx"), new byte[] {0}, StandardOpenOption.APPEND);

    assertRefused(options(model, 0, 0), "model.onnx", "damaged");
  }

  @Test
  void refusesATakenHttpPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertRefused(options(model, port, 0), "127.0.0.1:" + port, "in use", "--http_port");
    }
  }

  @Test
  void refusesATakenGrpcPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertRefused(options(model, 0, port), "127.0.0.1:" + port, "in use", "--grpc_port");
    }
  }

  @Test
  void freesItsPortsWhenClosed() throws IOException {
    ModelServer first = ModelServer.start(options(model, 0, 0));
    first.close();

    try (ModelServer second =
        ModelServer.start(options(model, first.httpPort(), first.grpcPort()))) {
      assertThat(second.httpPort()).isEqualTo(first.httpPort());
    }
  }
}
