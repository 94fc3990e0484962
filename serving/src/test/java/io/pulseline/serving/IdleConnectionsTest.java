package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.limits.Limits;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that nobody uses. */
class IdleConnectionsTest {
  @RegisterExtension
  static final RunningServer SERVER =
      new RunningServer(
          Signatures.numbers(),
          () ->
              Edge.of(
                  new Limits(8, 1 << 20, 100, 100, Duration.ofSeconds(30), Duration.ofSeconds(1))));

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void areClosedAfterAWhile(boolean used) throws Exception {
    try (RawConnection connection = new RawConnection(SERVER.httpPort())) {
      if (used) {
        connection.send("GET /v2/health/live HTTP/1.1\r\nhost: test\r\n\r\n");
        assertThat(connection.answer()).startsWith("HTTP/1.1 200 ");
      }

      assertThat(connection.isEnded()).isTrue();
    }
  }
}
