package io.pulseline.serving.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.pulseline.serving.security.Decision;
import io.pulseline.serving.security.Tokens;
import java.util.function.Consumer;

/** Lets calls in by their bearer token. */
final class TokenGuard implements ServerInterceptor {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> CHALLENGE =
      Metadata.Key.of("www-authenticate", Metadata.ASCII_STRING_MARSHALLER);

  private final Tokens tokens;
  private final Consumer<Status> refusals;

  /**
   * A guard.
   *
   * @param refusals told what calls are refused with
   */
  TokenGuard(Tokens tokens, Consumer<Status> refusals) {
    this.tokens = tokens;
    this.refusals = refusals;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Decision decision =
        tokens.decide(headers.get(AUTHORIZATION), Calls.right(call.getMethodDescriptor()));
    if (decision == Decision.GRANTED) {
      return next.startCall(call, headers);
    }
    Status status =
        (decision == Decision.NOT_ALLOWED ? Status.PERMISSION_DENIED : Status.UNAUTHENTICATED)
            .withDescription(decision.message());
    refusals.accept(status);
    Metadata trailers = new Metadata();
    trailers.put(CHALLENGE, decision.challenge());
    call.close(status, trailers);
    return new ServerCall.Listener<>() {};
  }
}
