package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.serving.protocol.ModelMetadataRequest;
import io.pulseline.serving.protocol.ModelMetadataResponse;
import io.pulseline.serving.protocol.ModelReadyRequest;
import io.pulseline.serving.protocol.ServerLiveRequest;
import io.pulseline.serving.protocol.ServerMetadataRequest;
import io.pulseline.serving.protocol.ServerReadyRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Health and metadata over gRPC. */
class GrpcMetadataTest {
  @RegisterExtension static final RunningServer SERVER = new RunningServer(Signatures.numbers());

  private static Grpc client;

  @BeforeAll
  static void connect() {
    client = SERVER.grpc();
  }

  @AfterAll
  static void disconnect() {
    client.close();
  }

  @Test
  void isLiveAndReady() {
    assertThat(client.calls().serverLive(ServerLiveRequest.getDefaultInstance()).getLive())
        .isTrue();
    assertThat(client.calls().serverReady(ServerReadyRequest.getDefaultInstance()).getReady())
        .isTrue();
    assertThat(
            client
                .calls()
                .modelReady(
                    ModelReadyRequest.newBuilder()
                        .setName("tiny")
                        .setVersion(TinyModel.VERSION)
                        .build())
                .getReady())
        .isTrue();
  }

  @Test
  void describesTheServer() {
    assertThat(client.calls().serverMetadata(ServerMetadataRequest.getDefaultInstance()).getName())
        .isEqualTo("pulseline");
  }

  @Test
  void describesTheModelAndThePositionsOfItsColumns() {
    ModelMetadataResponse model =
        client.calls().modelMetadata(ModelMetadataRequest.newBuilder().setName("tiny").build());

    assertThat(model.getName()).isEqualTo("tiny");
    assertThat(model.getVersionsList()).containsExactly(TinyModel.VERSION);
    assertThat(model.getPlatform()).isEqualTo("onnx_onnxv1");
    assertThat(model.getInputs(0).getName()).isEqualTo("features");
    assertThat(model.getInputs(0).getShapeList()).containsExactly(-1L, 3L);
    assertThat(model.getOutputs(0).getDatatype()).isEqualTo("INT64");
    assertThat(model.getOutputs(1).getShapeList()).containsExactly(-1L, 2L);
    assertThat(model.getParametersOrThrow("column.weight").getInt64Param()).isEqualTo(1);
    assertThat(model.getParametersOrThrow("column.age.exact_within").getInt64Param())
        .isEqualTo(1 << 24);
  }
}
