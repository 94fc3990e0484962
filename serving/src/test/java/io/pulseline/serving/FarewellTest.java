package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.serving.repository.ModelRepository;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How connections of HTTP end that a client would have gone on with. */
class FarewellTest {
  private static final int MAX_BODY_BYTES = 64 * 1024;
  private static final String ROW =
      """
      {"inputs":[{"name":"features","datatype":"FP32","shape":[1,3],"data":[63,80.5,1]}]}\
      """;

  private static final String READY = "GET /v2/health/ready HTTP/1.1\r\nhost: test\r\n\r\n";

  @TempDir private Path temp;

  private ModelServer start() throws Exception {
    Path folder = temp.resolve("model");
    TinyModel.write(folder, Signatures.numbers());
    return StartedServer.of(
        new ServingOptions("127.0.0.1", 0, 0, MAX_BODY_BYTES),
        ModelRepository.of("tiny", folder, false));
  }

  private static String ask(RawConnection client) throws Exception {
    String head = RawConnection.request("content-length: " + ROW.length());
    return client.send(head + ROW).answer().toLowerCase(Locale.ROOT);
  }

  @Test
  void aClientThatAsksIsToldWithItsAnswerThatTheServerEnds() throws Exception {
    ModelServer server = start();
    try (RawConnection client = new RawConnection(server.httpPort())) {
      assertThat(ask(client)).startsWith("http/1.1 200").doesNotContain("connection: close");

      CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
      String answer = ask(client);
      while (!answer.contains("connection: close")) {
        assertThat(answer).startsWith("http/1.1 200");
        answer = ask(client);
      }

      assertThat(answer).startsWith("http/1.1 200");
      closed.join();
    }
  }

  @Test
  void aConnectionThatSpokeNoHttpIsNotKept() throws Exception {
    try (ModelServer server = start();
        RawConnection client = new RawConnection(server.httpPort())) {
      client.send("POST /\u00e4|^ HTTP/1.1\r\nhost: test\r\nc\r\ncontent-length: 2\r\n\r\n{}");

      assertThat(client.answer()).startsWith("HTTP/1.1 400").contains("this is no HTTP");
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void aServerThatEndsIsNotReady() throws Exception {
    ModelServer server = start();
    try (RawConnection client = new RawConnection(server.httpPort());
        RawConnection probe = new RawConnection(server.httpPort())) {
      assertThat(probe.send(READY).answer()).startsWith("HTTP/1.1 200");
      assertThat(ask(client)).startsWith("http/1.1 200");

      CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
      String answer = ask(client);
      while (!answer.contains("connection: close")) {
        answer = ask(client);
      }

      assertThat(probe.send(READY).answer())
          .startsWith("HTTP/1.1 503")
          .contains("\"live\":true,\"ready\":false");
      closed.join();
    }
  }
}
