package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.pulseline.contract.UserException;
import io.pulseline.serving.repository.ModelRepository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

  private static ModelServer start(Path model, int httpPort, int grpcPort) throws IOException {
    return StartedServer.of(
        new ServingOptions("127.0.0.1", httpPort, grpcPort, 1 << 20),
        ModelRepository.of("tiny", model, false));
  }

  private static void assertRefused(Path model, int httpPort, int grpcPort, String... words) {
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> start(model, httpPort, grpcPort))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(words).hasLineCount(1));
  }

  @Test
  void refusesAFolderWithoutAModel() {
    assertRefused(temp, 0, 0, temp.toString(), "model.json");
  }

  @Test
  void refusesADamagedGraph() throws IOException {
    Files.write(model.resolve("model.onnx"), new byte[] {0}, StandardOpenOption.APPEND);

    assertRefused(model, 0, 0, "model.onnx", "damaged");
  }

  @Test
  void refusesATakenHttpPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertRefused(model, port, 0, "127.0.0.1:" + port, "in use", "--http_port");
    }
  }

  @Test
  void refusesATakenGrpcPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertRefused(model, 0, port, "127.0.0.1:" + port, "in use", "--grpc_port");
    }
  }

  @Test
  void freesItsPortsWhenClosed() throws IOException {
    ModelServer first = start(model, 0, 0);
    first.close();

    try (ModelServer second = start(model, first.httpPort(), first.grpcPort())) {
      assertThat(second.httpPort()).isEqualTo(first.httpPort());
    }
  }

  @Test
  void finishesTheRequestsUnderWayWhenClosed() throws Exception {
    ModelServer server = start(model, 0, 0);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    String body =
        """
        {"inputs":[{"name":"features","datatype":"FP32","shape":[1,3],"data":[1,2,1]}]}\
        """;
    String head =
        "POST /v2/models/tiny/infer HTTP/1.1\r\nhost: test\r\ncontent-type: application/json\r\n"
            + "content-length: "
            + body.length()
            + "\r\n\r\n";
    try (Socket client = new Socket(loopback, server.httpPort())) {
      client.setSoTimeout(20_000);
      OutputStream out = client.getOutputStream();
      out.write((head + body.substring(0, 20)).getBytes(StandardCharsets.US_ASCII));
      // Once a request on another connection is answered, this one has been read too
      new Rest(server.httpPort()).get("/v2/health/live");
      CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
      await().until(() -> isClosed(loopback, server.httpPort()));

      out.write(body.substring(20).getBytes(StandardCharsets.US_ASCII));
      assertThat(
              new BufferedReader(
                      new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))
                  .readLine())
          .isEqualTo("HTTP/1.1 200 OK");
      closed.get(20, TimeUnit.SECONDS);
    }
  }

  private static boolean isClosed(InetAddress address, int port) throws IOException {
    try (Socket socket = new Socket(address, port)) {
      return !socket.isConnected();
    } catch (ConnectException e) {
      return true;
    }
  }
}
