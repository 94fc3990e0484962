package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.limits.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests over REST that do not come in as they should. */
class ArrivalTest {
  private static final String ROW =
      """
      {"inputs":[{"name":"features","datatype":"FP32","shape":[1,3],"data":[63,80.5,1]}]}\
      """;

  @RegisterExtension
  static final RunningServer SERVER =
      new RunningServer(
          Signatures.numbers(),
          () ->
              Edge.of(
                  new Limits(8, 1 << 20, 1, 100, Duration.ofSeconds(2), Duration.ofMinutes(5))));

  private static RawConnection connect() throws Exception {
    return new RawConnection(SERVER.httpPort());
  }

  private static String length(long bytes) {
    return "content-length: " + bytes;
  }

  @ParameterizedTest
  @CsvSource({
    "GET /, 'x-long: ', 431, the headers have more than 8 KiB",
    "GET /, '', 414, the path has more than 4 KiB"
  })
  void aHeadThatIsTooLongIsRefused(String start, String header, int status, String words)
      throws Exception {
    String filling = "a".repeat(9000);
    try (RawConnection connection = connect()) {
      connection.send(
          header.isEmpty()
              ? start + filling + " HTTP/1.1\r\nhost: test\r\n\r\n"
              : start + " HTTP/1.1\r\nhost: test\r\n" + header + filling + "\r\n\r\n");

      assertThat(connection.answer()).startsWith("HTTP/1.1 " + status + " ").contains(words);
      assertThat(connection.isEnded()).isTrue();
    }
  }

  @Test
  void aHeadThatDoesNotArriveEndsItsConnection() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send("POST /v2/models/tiny/infer HTTP/1.1\r\nhost:");

      assertThat(connection.answer()).startsWith("HTTP/1.1 408 ").contains("within 2 s");
      assertThat(connection.isEnded()).isTrue();
    }
  }

  @Test
  void aBodyThatDoesNotArriveEndsItsConnection() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send(RawConnection.request(length(ROW.length())) + ROW.substring(0, 20));

      assertThat(connection.answer()).startsWith("HTTP/1.1 408 ").contains("within 2 s");
      assertThat(connection.isEnded()).isTrue();
    }
  }

  @Test
  void aConnectionThatAsksForNothingStays() throws Exception {
    try (RawConnection connection = connect();
        RawConnection other = connect()) {
      connection.send(RawConnection.request(length(ROW.length())) + ROW).answer();
      other.send("POST");
      other.answer();

      assertThat(connection.send(RawConnection.request(length(ROW.length())) + ROW).answer())
          .startsWith("HTTP/1.1 200 ");
    }
  }
}
