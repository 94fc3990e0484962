package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.pulseline.serving.protocol.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.pulseline.serving.protocol.ModelMetadataRequest;
import io.pulseline.serving.protocol.ModelReadyRequest;
import io.pulseline.serving.protocol.ModelRepositoryParameter;
import io.pulseline.serving.protocol.RepositoryIndexRequest;
import io.pulseline.serving.protocol.RepositoryIndexResponse.ModelIndex;
import io.pulseline.serving.protocol.RepositoryModelLoadRequest;
import io.pulseline.serving.protocol.RepositoryModelLoadResponse;
import io.pulseline.serving.protocol.RepositoryModelUnloadRequest;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model repository extension over gRPC, as clients of Triton, MLServer and KServe speak it. */
class RepositoryGrpcTest {
  private static final ModelRepositoryParameter V2 =
      ModelRepositoryParameter.newBuilder().setStringParam("v2").build();

  @TempDir private Path temp;
  private RunningLake lake;
  private Grpc grpc;

  @BeforeEach
  void start() throws Exception {
    lake = new RunningLake(temp);
    lake.register(RunningLake.HEART, "v2", Signatures.numbers());
    lake.start(Optional.empty(), true);
    grpc = lake.grpc();
  }

  @AfterEach
  void stop() {
    grpc.close();
    lake.close();
  }

  private GRPCInferenceServiceBlockingStub calls() {
    return grpc.calls();
  }

  private static RepositoryModelLoadRequest.Builder load() {
    return RepositoryModelLoadRequest.newBuilder();
  }

  private static RepositoryModelUnloadRequest.Builder unload() {
    return RepositoryModelUnloadRequest.newBuilder();
  }

  private static void assertRefused(ThrowingCallable call, Status.Code code, String... words) {
    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(call)
        .satisfies(
            e -> {
              assertThat(e.getStatus().getCode()).isEqualTo(code);
              assertThat(e.getStatus().getDescription()).contains(words);
            });
  }

  private boolean isServed(String version) {
    try {
      return calls()
          .modelReady(ModelReadyRequest.newBuilder().setName("heart").setVersion(version).build())
          .getReady();
    } catch (StatusRuntimeException e) {
      assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
      return false;
    }
  }

  @Test
  void showsAllThereIsOrWhatIsServed() {
    assertThat(calls().repositoryIndex(RepositoryIndexRequest.getDefaultInstance()).getModelsList())
        .containsExactly(
            entry("heart", "v1", "READY", ""),
            entry("heart", "v2", "UNAVAILABLE", "in staging"),
            entry("shop", "v9", "READY", ""));
    assertThat(
            calls()
                .repositoryIndex(RepositoryIndexRequest.newBuilder().setReady(true).build())
                .getModelsList())
        .extracting(ModelIndex::getName)
        .containsExactly("heart", "shop");
  }

  private static ModelIndex entry(String name, String version, String state, String reason) {
    return ModelIndex.newBuilder()
        .setName(name)
        .setVersion(version)
        .setState(state)
        .setReason(reason)
        .build();
  }

  /** Triton and MLServer have it in the second field. */
  @Test
  void takesTheNameInTheSecondField() {
    RepositoryModelLoadResponse answer =
        calls()
            .repositoryModelLoad(load().setModelName("heart").putParameters("version", V2).build());

    assertThat(answer.getModelName()).isEqualTo("heart");
    assertThat(answer.getIsLoaded()).isTrue();
    assertThat(
            calls()
                .modelMetadata(ModelMetadataRequest.newBuilder().setName("heart").build())
                .getVersionsList())
        .containsExactly("v1", "v2");
    assertThat(
            calls()
                .repositoryModelUnload(
                    unload().setModelName("heart").putParameters("version", V2).build())
                .getIsUnloaded())
        .isTrue();
    assertThat(isServed("v2")).isFalse();
    assertThat(isServed("v1")).isTrue();
  }

  /** KServe has no other. */
  @Test
  void takesTheNameInTheFirstField() {
    calls().repositoryModelUnload(unload().setRepositoryName("heart").build());
    assertThat(isServed("")).isFalse();

    calls().repositoryModelLoad(load().setRepositoryName("heart").build());
    assertThat(isServed("")).isTrue();
  }

  @Test
  void hasOneRepositoryThatHasNoName() {
    assertRefused(
        () ->
            calls()
                .repositoryModelLoad(
                    load().setRepositoryName("models").setModelName("heart").build()),
        Status.Code.NOT_FOUND,
        "repository 'models' is not here");
    assertRefused(
        () ->
            calls()
                .repositoryIndex(
                    RepositoryIndexRequest.newBuilder().setRepositoryName("models").build()),
        Status.Code.NOT_FOUND,
        "repository 'models' is not here");
  }

  @Test
  void looksNamesUpAndNowhereElse() {
    assertRefused(
        () -> calls().repositoryModelLoad(load().build()),
        Status.Code.INVALID_ARGUMENT,
        "'model_name' is empty");
    for (String name : new String[] {"../../x", "heart/v1", "/tmp", "heart\0", "."}) {
      assertRefused(
          () -> calls().repositoryModelLoad(load().setModelName(name).build()),
          Status.Code.NOT_FOUND,
          "is not in the repository, 'heart', 'shop' are");
      assertRefused(
          () -> calls().repositoryModelUnload(unload().setRepositoryName(name).build()),
          Status.Code.NOT_FOUND,
          "is not in the repository, 'heart', 'shop' are");
    }
  }

  @Test
  void servesPackagesAsTheyAre() {
    assertRefused(
        () ->
            calls()
                .repositoryModelLoad(
                    load().setModelName("heart").putParameters("config", V2).build()),
        Status.Code.INVALID_ARGUMENT,
        "parameter 'config' is not taken here");
  }
}
