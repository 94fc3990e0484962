package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.limits.Limits;
import io.pulseline.serving.protocol.ModelInferRequest;
import io.pulseline.serving.protocol.ServerLiveRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What clients may have at most, of a server that lets them have little. */
class LimitsTest {
  private static final String INFER = "/v2/models/tiny/infer";
  private static final String ROW =
      """
      {"inputs":[{"name":"features","datatype":"FP32","shape":[1,3],"data":[63,80.5,1]}]}\
      """;
  private static final String TWO_ROWS =
      """
      {"inputs":[{"name":"features","datatype":"FP32","shape":[2,3],"data":[1,2,0,3,4,0]}]}\
      """;
  private static final int CONCURRENCY = 2;
  private static final int BODY_BYTES = 64 * 1024;

  @RegisterExtension
  static final RunningServer SERVER =
      new RunningServer(
          Signatures.numbers(),
          () ->
              Edge.of(
                  new Limits(
                      CONCURRENCY,
                      BODY_BYTES,
                      1,
                      100,
                      Duration.ofSeconds(2),
                      Duration.ofMinutes(5))));

  private static Rest rest;

  @BeforeAll
  static void makeClient() {
    rest = SERVER.rest();
  }

  private static RawConnection connect() throws Exception {
    return new RawConnection(SERVER.httpPort());
  }

  private static HttpResponse<byte[]> infer(String body) throws Exception {
    return rest.post(INFER, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String length(long bytes) {
    return "content-length: " + bytes;
  }

  /** A request whose body is on its way, seen by the server. */
  private static RawConnection half(int bytes) throws Exception {
    RawConnection connection =
        connect().send(RawConnection.request(length(bytes), "expect: 100-continue"));
    // It says so once it has taken the head
    assertThat(connection.head()).startsWith("HTTP/1.1 100");
    return connection;
  }

  @Test
  void aBodyIsRefusedBeforeItComesWhenTooMuchIsAnnounced() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send(RawConnection.request(length(10L << 30)));

      assertThat(connection.answer())
          .startsWith("HTTP/1.1 413 ")
          .contains("connection: close")
          .contains("{\"error\":\"the body has 10737418240 bytes, but at most 262144 are taken");
      assertThat(connection.isEnded()).isTrue();
    }
  }

  @Test
  void requestsBeyondThoseUnderWayAreToldToComeAgain() throws Exception {
    try (RawConnection first = half(ROW.length());
        RawConnection second = half(ROW.length())) {
      HttpResponse<byte[]> refused = infer(ROW);

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("retry-after")).hasValue("1");
      assertThat(rest.answer(refused).error()).contains("busy", "try again");
      assertThat(rest.get("/v2/health/ready").status()).isEqualTo(200);
      assertThat(first.send(ROW).answer()).startsWith("HTTP/1.1 200 ");
      assertThat(infer(ROW).statusCode()).isEqualTo(200);
      assertThat(second.send(ROW).answer()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void callsOfGrpcCountWithThem() throws Exception {
    try (RawConnection first = half(ROW.length());
        RawConnection second = half(ROW.length());
        Grpc grpc = SERVER.grpc()) {
      StatusRuntimeException refusal =
          Assertions.catchThrowableOfType(
              StatusRuntimeException.class, () -> grpc.calls().modelInfer(Grpc.request().build()));

      assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(
              refusal
                  .getTrailers()
                  .get(Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER)))
          .isEqualTo("1000");
      assertThat(grpc.calls().serverLive(ServerLiveRequest.getDefaultInstance()).getLive())
          .isTrue();
      first.send(ROW).answer();
      second.send(ROW).answer();
    }
  }

  @Test
  void whatAClientLeavesBehindIsNotUnderWayAnyMore() throws Exception {
    for (int i = 0; i < 2 * CONCURRENCY; i++) {
      half(ROW.length()).close();
    }

    await().until(() -> infer(ROW).statusCode() == 200);
  }

  @Test
  void bodiesTogetherAreBoundedToo() throws Exception {
    String large = ROW + " ".repeat(BODY_BYTES / 2);
    try (RawConnection half = half(large.length())) {
      assertThat(infer(large).statusCode()).isEqualTo(503);
      assertThat(infer(ROW).statusCode()).isEqualTo(200);
      assertThat(half.send(large).answer()).startsWith("HTTP/1.1 200 ");
      assertThat(infer(large).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aBodyOfUnknownLengthCountsAsItComes() throws Exception {
    try (RawConnection half = half(BODY_BYTES / 2 + 1);
        RawConnection chunked = connect()) {
      String chunk = "8000\r\n" + " ".repeat(0x8000) + "\r\n";

      chunked.send(RawConnection.request("transfer-encoding: chunked") + chunk);

      assertThat(chunked.answer()).startsWith("HTTP/1.1 503 ").contains("connection: close");
      assertThat(half.send(" ".repeat(BODY_BYTES / 2 + 1)).answer()).startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void aMessageOfGrpcThatIsOnItsWayCountsToo() throws Exception {
    ModelInferRequest large =
        Grpc.request()
            .addInputs(Grpc.tensor("features", "FP32", 1, 3))
            .addRawInputContents(ByteString.copyFrom(new byte[BODY_BYTES / 2 + 1]))
            .build();
    try (RawConnection half = half(BODY_BYTES / 2 + 1);
        Grpc grpc = SERVER.grpc()) {
      assertThat(refusal(grpc, large)).isEqualTo(Status.Code.UNAVAILABLE);
      half.send(" ".repeat(BODY_BYTES / 2 + 1)).answer();

      assertThat(refusal(grpc, large)).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }
  }

  private static Status.Code refusal(Grpc grpc, ModelInferRequest request) {
    return Assertions.catchThrowableOfType(
            StatusRuntimeException.class, () -> grpc.calls().modelInfer(request))
        .getStatus()
        .getCode();
  }

  @Test
  void answersComeInTheOrderOfTheirRequests() throws Exception {
    String served = RawConnection.request(length(ROW.length())) + ROW;
    try (RawConnection connection = connect()) {
      connection.send(served + served + RawConnection.request(length(10L << 30)) + served);

      assertThat(connection.answer()).startsWith("HTTP/1.1 200 ");
      assertThat(connection.answer()).startsWith("HTTP/1.1 200 ");
      assertThat(connection.answer()).startsWith("HTTP/1.1 413 ");
      assertThat(connection.isEnded()).isTrue();
    }
  }

  @Test
  void aConnectionServesOnAfterASmallRequestThatWasRefused() throws Exception {
    String request = RawConnection.request(length(ROW.length())) + ROW;
    try (RawConnection first = half(ROW.length());
        RawConnection second = half(ROW.length());
        RawConnection connection = connect()) {
      assertThat(connection.send(request).answer()).startsWith("HTTP/1.1 503 ");
      first.send(ROW).answer();
      second.send(ROW).answer();

      assertThat(connection.send(request).answer()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void aRequestOfTooManyRowsIsTooLarge() throws Exception {

    Rest.Answer answer = rest.answer(infer(TWO_ROWS));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.error())
        .isEqualTo("input 'features' has 2 rows, but at most 1 are taken; send fewer at a time");
  }
}
