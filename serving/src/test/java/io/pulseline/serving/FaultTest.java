package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.pulseline.serving.plane.ServingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault of the server's own, here of a graph that fails on some rows. */
class FaultTest {
  @RegisterExtension
  static final RunningServer SERVER =
      new RunningServer(folder -> TinyModel.writeFaulty(folder, Signatures.numbers()));

  @ParameterizedTest
  @CsvSource({
    "/v2/models/tiny/infer,"
        + "'{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP32\",\"shape\":[1,3],\"data\":[%s]}]}'",
    "/v1/models/tiny:predict, '{\"instances\":[[%s]]}'"
  })
  void isToldOverRestAndTheNextRequestIsAnswered(String path, String body) throws Exception {
    Rest.Answer answer = SERVER.rest().post(path, body.formatted("63,80.5,1"));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.body()).hasToString("{\"error\":\"" + ServingException.FAULT + "\"}");
    assertThat(SERVER.rest().post(path, body.formatted("-40,0,0")).status()).isEqualTo(200);
  }

  @Test
  void isToldOverGrpc() {
    try (Grpc grpc = SERVER.grpc()) {
      assertThatExceptionOfType(StatusRuntimeException.class)
          .isThrownBy(
              () ->
                  grpc.calls()
                      .modelInfer(
                          Grpc.request()
                              .addInputs(Grpc.tensor("features", "FP32", 1, 3))
                              .addRawInputContents(
                                  ByteString.copyFrom(
                                      Grpc.raw(12).putFloat(63).putFloat(80).putFloat(1).flip()))
                              .build()))
          .satisfies(
              failure -> {
                assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
                assertThat(failure.getStatus().getDescription()).isEqualTo(ServingException.FAULT);
              });
    }
  }
}
