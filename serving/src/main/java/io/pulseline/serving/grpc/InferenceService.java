package io.pulseline.serving.grpc;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.pulseline.serving.plane.BatchPool;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.InferRequest;
import io.pulseline.serving.plane.InferResponse;
import io.pulseline.serving.plane.Origin;
import io.pulseline.serving.plane.Readiness;
import io.pulseline.serving.plane.ServerMetadata;
import io.pulseline.serving.plane.ServingException;
import io.pulseline.serving.protocol.GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import io.pulseline.serving.protocol.ModelInferRequest;
import io.pulseline.serving.protocol.ModelInferResponse;
import io.pulseline.serving.protocol.ModelMetadataRequest;
import io.pulseline.serving.protocol.ModelMetadataResponse;
import io.pulseline.serving.protocol.ModelReadyRequest;
import io.pulseline.serving.protocol.ModelReadyResponse;
import io.pulseline.serving.protocol.RepositoryIndexRequest;
import io.pulseline.serving.protocol.RepositoryIndexResponse;
import io.pulseline.serving.protocol.RepositoryModelLoadRequest;
import io.pulseline.serving.protocol.RepositoryModelLoadResponse;
import io.pulseline.serving.protocol.RepositoryModelUnloadRequest;
import io.pulseline.serving.protocol.RepositoryModelUnloadResponse;
import io.pulseline.serving.protocol.ServerLiveRequest;
import io.pulseline.serving.protocol.ServerLiveResponse;
import io.pulseline.serving.protocol.ServerMetadataRequest;
import io.pulseline.serving.protocol.ServerMetadataResponse;
import io.pulseline.serving.protocol.ServerReadyRequest;
import io.pulseline.serving.protocol.ServerReadyResponse;
import io.pulseline.serving.repository.RepositoryControl;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The service {@code inference.GRPCInferenceService}. Its methods run on the event loop; a large
 * request goes on to the pool.
 */
final class InferenceService extends GRPCInferenceServiceImplBase {
  private final DataPlane plane;
  private final RepositoryControl repository;
  private final Readiness readiness;
  private final BatchPool pool;

  InferenceService(
      DataPlane plane, RepositoryControl repository, Readiness readiness, BatchPool pool) {
    this.plane = plane;
    this.repository = repository;
    this.readiness = readiness;
    this.pool = pool;
  }

  @Override
  public void serverLive(ServerLiveRequest request, StreamObserver<ServerLiveResponse> reply) {
    answer(reply, () -> ServerLiveResponse.newBuilder().setLive(true).build());
  }

  @Override
  public void serverReady(ServerReadyRequest request, StreamObserver<ServerReadyResponse> reply) {
    answer(reply, () -> ServerReadyResponse.newBuilder().setReady(readiness.isReady()).build());
  }

  @Override
  public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> reply) {
    answer(
        reply,
        () -> {
          plane.require(request.getName(), request.getVersion());
          return ModelReadyResponse.newBuilder().setReady(readiness.isReady()).build();
        });
  }

  @Override
  public void serverMetadata(
      ServerMetadataRequest request, StreamObserver<ServerMetadataResponse> reply) {
    ServerMetadata server = plane.server();
    answer(
        reply,
        () ->
            ServerMetadataResponse.newBuilder()
                .setName(server.name())
                .setVersion(server.version())
                .addAllExtensions(server.extensions())
                .build());
  }

  @Override
  public void modelMetadata(
      ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> reply) {
    answer(
        reply,
        () ->
            MetadataMessages.of(
                plane.metadata(request.getName(), request.getVersion()),
                plane.versions(request.getName())));
  }

  @Override
  public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> reply) {
    // Without a handler, an answer to a client that has left throws instead of going nowhere
    ((ServerCallStreamObserver<ModelInferResponse>) reply).setOnCancelHandler(() -> {});
    CallLog.Call call = CallLog.call();
    boolean raw = request.getRawInputContentsCount() > 0;
    if (!pool.isSmall(request.getSerializedSize())) {
      answerInPool(reply, () -> infer(read(request), call, raw));
      return;
    }
    InferRequest small;
    boolean slow;
    try {
      small = read(request);
      slow = plane.isSlow(small);
    } catch (RuntimeException e) {
      fail(reply, e);
      return;
    }
    if (slow) {
      answerInPool(reply, () -> infer(small, call, raw));
    } else {
      answer(reply, () -> infer(small, call, raw));
    }
  }

  @Override
  public void repositoryIndex(
      RepositoryIndexRequest request, StreamObserver<RepositoryIndexResponse> reply) {
    answer(
        reply,
        () -> {
          RepositoryMessages.requireOurs(request.getRepositoryName());
          return RepositoryMessages.of(repository.index(request.getReady()));
        });
  }

  @Override
  public void repositoryModelLoad(
      RepositoryModelLoadRequest request, StreamObserver<RepositoryModelLoadResponse> reply) {
    answerWhenDone(
        reply,
        () -> {
          String model =
              RepositoryMessages.model(request.getRepositoryName(), request.getModelName());
          String version = RepositoryMessages.version(request.getParametersMap());
          return repository
              .load(model, version)
              .thenApply(
                  done ->
                      RepositoryModelLoadResponse.newBuilder()
                          .setModelName(model)
                          .setIsLoaded(true)
                          .build());
        });
  }

  @Override
  public void repositoryModelUnload(
      RepositoryModelUnloadRequest request, StreamObserver<RepositoryModelUnloadResponse> reply) {
    answerWhenDone(
        reply,
        () -> {
          String model =
              RepositoryMessages.model(request.getRepositoryName(), request.getModelName());
          String version = RepositoryMessages.version(request.getParametersMap());
          return repository
              .unload(model, version)
              .thenApply(
                  done ->
                      RepositoryModelUnloadResponse.newBuilder()
                          .setModelName(model)
                          .setIsUnloaded(true)
                          .build());
        });
  }

  private <T> void answerWhenDone(StreamObserver<T> reply, Supplier<CompletableFuture<T>> work) {
    // As for infer: the client may have left by then
    ((ServerCallStreamObserver<T>) reply).setOnCancelHandler(() -> {});
    try {
      CompletableFuture<T> unused =
          work.get()
              .whenComplete(
                  (response, failure) -> {
                    if (failure == null) {
                      answer(reply, () -> response);
                    } else {
                      fail(
                          reply,
                          failure instanceof CompletionException ? failure.getCause() : failure);
                    }
                  });
    } catch (ServingException e) {
      fail(reply, e);
    }
  }

  private InferRequest read(ModelInferRequest request) {
    plane.require(request.getModelName(), request.getModelVersion());
    return RequestMessages.read(request);
  }

  private ModelInferResponse infer(InferRequest request, CallLog.Call call, boolean raw) {
    InferResponse response = plane.infer(request, call == null ? Origin.NONE : call.origin());
    if (call != null) {
      call.scored(response);
    }
    return ResponseMessages.of(response, raw);
  }

  private <T> void answerInPool(StreamObserver<T> reply, Supplier<T> work) {
    try {
      pool.run(() -> answer(reply, work));
    } catch (ServingException e) {
      fail(reply, e);
    }
  }

  /** A client whose deadline has passed has left: nothing is computed for it. */
  private <T> void answer(StreamObserver<T> reply, Supplier<T> work) {
    ServerCallStreamObserver<T> call = (ServerCallStreamObserver<T>) reply;
    if (call.isCancelled()) {
      return;
    }
    T response;
    try {
      response = work.get();
    } catch (RuntimeException e) {
      fail(reply, e);
      return;
    } catch (OutOfMemoryError e) {
      // Its own arrays are what did not fit: once they are let go, others are served on
      fail(reply, ServingException.tooLarge());
      return;
    }
    reply.onNext(response);
    reply.onCompleted();
  }

  private void fail(StreamObserver<?> reply, Throwable failure) {
    StatusRuntimeException status = Statuses.of(failure);
    plane.metrics().failed("grpc", status.getStatus().getCode().name());
    reply.onError(status);
  }
}
