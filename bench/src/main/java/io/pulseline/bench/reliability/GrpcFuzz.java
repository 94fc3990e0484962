package io.pulseline.bench.reliability;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.pulseline.bench.load.GrpcExchange;
import io.pulseline.serving.protocol.GRPCInferenceServiceGrpc;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Sends mutated messages over gRPC. */
final class GrpcFuzz implements FuzzClient {
  private static final Set<Status.Code> ALLOWED =
      EnumSet.of(
          Status.Code.INVALID_ARGUMENT,
          Status.Code.NOT_FOUND,
          Status.Code.PERMISSION_DENIED,
          Status.Code.UNIMPLEMENTED,
          Status.Code.RESOURCE_EXHAUSTED);
  private static final int PATIENCE_SECONDS = 30;

  private final ManagedChannel channel;
  private final List<byte[]> seeds = new ArrayList<>();
  private final Random random;
  private final Mutation mutation;
  private final List<MethodDescriptor<byte[], byte[]>> methods = new ArrayList<>();

  GrpcFuzz(int port, Expected rows, long seed) {
    random = new Random(seed);
    mutation = new Mutation(random);
    channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().directExecutor().build();
    for (int i = 0; i < rows.batches(); i++) {
      seeds.add(GrpcExchange.request(Asker.MODEL, rows.width(), rows.batch(i)).toByteArray());
    }
    for (MethodDescriptor<?, ?> method :
        GRPCInferenceServiceGrpc.getServiceDescriptor().getMethods()) {
      methods.add(
          MethodDescriptor.newBuilder(new Bytes(), new Bytes())
              .setType(MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(method.getFullMethodName())
              .build());
    }
  }

  @Override
  public String next() throws IOException {
    byte[] message = mutation.of(seed(), seed());
    boolean infer = random.nextInt(8) > 0;
    MethodDescriptor<byte[], byte[]> method =
        infer
            ? methods.stream()
                .filter(one -> one.getFullMethodName().endsWith("/ModelInfer"))
                .findAny()
                .orElseThrow()
            : methods.get(random.nextInt(methods.size()));
    try {
      CallOptions options =
          CallOptions.DEFAULT.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
      ClientCalls.blockingUnaryCall(channel, method, options, message);
      return "OK";
    } catch (StatusRuntimeException e) {
      if (ALLOWED.contains(e.getStatus().getCode())) {
        return e.getStatus().getCode().name();
      }
      throw new IOException(
          method.getFullMethodName()
              + " "
              + Base64.getEncoder().encodeToString(message)
              + ": "
              + e.getStatus(),
          e);
    }
  }

  private byte[] seed() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  /** Messages as the bytes they are. */
  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] bytes) {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
