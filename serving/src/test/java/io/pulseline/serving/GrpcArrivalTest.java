package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Headers;
import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.limits.Limits;
import io.pulseline.serving.protocol.InferTensorContents;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests over gRPC that do not come in, and answers that are not taken, as they should. */
class GrpcArrivalTest {
  private static final int CONCURRENCY = 2;
  private static final byte[] MESSAGE = message();

  @RegisterExtension
  static final RunningServer SERVER =
      new RunningServer(
          Signatures.numbers(),
          () ->
              Edge.of(
                  new Limits(
                      CONCURRENCY, 1 << 20, 1, 100, Duration.ofSeconds(2), Duration.ofMinutes(5))));

  /** A row, as it goes over the wire. */
  private static byte[] message() {
    byte[] request =
        Grpc.request()
            .addInputs(
                Grpc.tensor("features", "FP32", 1, 3)
                    .setContents(
                        InferTensorContents.newBuilder()
                            .addFp32Contents(63)
                            .addFp32Contents(80.5f)
                            .addFp32Contents(1)))
            .build()
            .toByteArray();
    return ByteBuffer.allocate(5 + request.length)
        .put((byte) 0)
        .putInt(request.length)
        .put(request)
        .array();
  }

  private static RawCalls connect() throws Exception {
    return new RawCalls(SERVER.grpcPort());
  }

  private static int infer(RawCalls calls) throws Exception {
    int call = calls.open("ModelInfer");
    calls.send(call, MESSAGE);
    return call;
  }

  private static void assertAnswers(RawCalls calls) throws Exception {
    int call = infer(calls);
    calls.end(call);
    assertThat(calls.trailers(call).get("grpc-status")).asString().isEqualTo("0");
  }

  private static void assertLate(Http2Headers trailers) {
    assertThat(trailers.get("grpc-status")).asString().isEqualTo("4");
    assertThat(trailers.get("grpc-message")).asString().contains("did not come in within 2 s");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10})
  void aMessageThatDoesNotArriveEndsItsCall(int bytes) throws Exception {
    try (RawCalls calls = connect()) {
      int call = calls.open("ModelInfer");
      calls.send(call, Arrays.copyOf(MESSAGE, bytes));

      assertLate(calls.trailers(call));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, no message has come", "2, a second one came"})
  void aCallHasOneMessage(int messages, String words) throws Exception {
    try (RawCalls calls = connect()) {
      int call = calls.open("ModelInfer");
      for (int i = 0; i < messages; i++) {
        calls.send(call, MESSAGE);
      }
      calls.end(call);

      Http2Headers trailers = calls.trailers(call);
      assertThat(trailers.get("grpc-status")).asString().isEqualTo("3");
      assertThat(trailers.get("grpc-message")).asString().contains(words);
    }
  }

  @Test
  void messagesWithoutAnEndKeepNobodyOut() throws Exception {
    try (RawCalls calls = connect();
        RawCalls others = connect()) {
      int[] endless = new int[CONCURRENCY];
      for (int i = 0; i < CONCURRENCY; i++) {
        endless[i] = infer(calls);
      }
      for (int call : endless) {
        assertLate(calls.trailers(call));
      }

      assertAnswers(others);
    }
  }

  @Test
  void answersThatAreNotTakenKeepNobodyOutAndEnd() throws Exception {
    try (RawCalls calls = RawCalls.withoutWindow(SERVER.grpcPort());
        RawCalls others = connect()) {
      int[] unread = new int[CONCURRENCY];
      for (int i = 0; i < CONCURRENCY; i++) {
        unread[i] = infer(calls);
        calls.end(unread[i]);
        calls.awaitHead(unread[i]);
      }

      assertAnswers(others);
      for (int call : unread) {
        calls.awaitReset(call);
      }
    }
  }

  @Test
  void theOtherCallsOfAConnectionAreServed() throws Exception {
    try (RawCalls calls = connect()) {
      int late = calls.open("ModelInfer");
      assertAnswers(calls);
      assertLate(calls.trailers(late));

      assertAnswers(calls);
    }
  }
}
