package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.limits.Limits;
import io.pulseline.serving.protocol.ServerLiveRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many connections that do nothing. */
class ConnectionLimitTest {
  private static final String ROW =
      """
      {"inputs":[{"name":"features","datatype":"FP32","shape":[1,3],"data":[63,80.5,1]}]}\
      """;
  private static final int CONNECTIONS = 32;

  @RegisterExtension
  static final RunningServer SERVER =
      new RunningServer(
          Signatures.numbers(),
          () ->
              Edge.of(
                  new Limits(
                      8, 1 << 20, 1, CONNECTIONS, Duration.ofSeconds(30), Duration.ofMinutes(5))));

  private final List<RawConnection> idle = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (RawConnection connection : idle) {
      connection.close();
    }
  }

  private void openMany(int port) throws IOException {
    for (int i = 0; i < 3 * CONNECTIONS; i++) {
      idle.add(new RawConnection(port));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void makeRoomForNewOnes(boolean overGrpc) throws Exception {
    openMany(overGrpc ? SERVER.grpcPort() : SERVER.httpPort());

    assertThat(SERVER.rest().get("/v2/health/live").status()).isEqualTo(200);
    try (Grpc grpc = SERVER.grpc()) {
      assertThat(grpc.calls().serverLive(ServerLiveRequest.getDefaultInstance()).getLive())
          .isTrue();
    }
    idle.get(0).awaitEnd();
  }

  @Test
  void makeRoomBeforeOnesThatHaveJustAsked() throws Exception {
    try (RawConnection asking = new RawConnection(SERVER.httpPort())) {
      String request = RawConnection.request("content-length: " + ROW.length()) + ROW;
      assertThat(asking.send(request).answer()).startsWith("HTTP/1.1 200 ");
      for (int i = 0; i < 3 * CONNECTIONS; i++) {
        idle.add(new RawConnection(SERVER.httpPort()));
        assertThat(asking.send(request).answer()).startsWith("HTTP/1.1 200 ");
      }
    }
  }

  @Test
  void makeRoomBeforeOnesThatAreAtWork() throws Exception {
    try (RawConnection working = new RawConnection(SERVER.httpPort())) {
      working.send(
          RawConnection.request("content-length: " + ROW.length(), "expect: 100-continue"));
      assertThat(working.head()).startsWith("HTTP/1.1 100");
      openMany(SERVER.httpPort());

      assertThat(working.send(ROW).answer()).startsWith("HTTP/1.1 200 ");
    }
  }
}
