package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.pulseline.serving.protocol.RepositoryIndexRequest;
import io.pulseline.serving.protocol.RepositoryModelLoadRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The repository API of a server that does not let clients change what it serves. */
class RepositoryControlOffTest {
  @RegisterExtension static final RunningServer SERVER = new RunningServer(Signatures.numbers());

  @ParameterizedTest
  @ValueSource(strings = {"load", "unload"})
  void forbidsChanges(String what) throws Exception {
    Rest.Answer answer = SERVER.rest().post("/v2/repository/models/tiny/" + what, "{}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.error()).contains("--repository-control");
    assertThat(SERVER.rest().get("/v2/models/tiny/ready").status()).isEqualTo(200);
  }

  @Test
  void forbidsChangesOverGrpc() {
    try (Grpc grpc = SERVER.grpc()) {
      assertThatExceptionOfType(StatusRuntimeException.class)
          .isThrownBy(
              () ->
                  grpc.calls()
                      .repositoryModelLoad(
                          RepositoryModelLoadRequest.newBuilder().setModelName("tiny").build()))
          .satisfies(
              e -> {
                assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
                assertThat(e.getStatus().getDescription()).contains("--repository-control");
              });
    }
  }

  @Test
  void showsWhatThereIsAllTheSame() throws Exception {
    assertThat(SERVER.rest().post("/v2/repository/index", "{}").body())
        .hasToString(
            "[{\"name\":\"tiny\",\"version\":\"%s\",\"state\":\"READY\",\"reason\":\"\"}]"
                .formatted(TinyModel.VERSION));
    try (Grpc grpc = SERVER.grpc()) {
      assertThat(
              grpc.calls()
                  .repositoryIndex(RepositoryIndexRequest.getDefaultInstance())
                  .getModelsList())
          .singleElement()
          .satisfies(model -> assertThat(model.getState()).isEqualTo("READY"));
    }
  }
}
