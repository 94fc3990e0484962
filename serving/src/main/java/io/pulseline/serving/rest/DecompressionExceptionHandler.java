package io.pulseline.serving.rest;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.compression.DecompressionException;
import io.pulseline.serving.plane.ServingException;
import jakarta.inject.Singleton;

/** A body that is not what its Content-Encoding says is the client's mistake. */
@Singleton
class DecompressionExceptionHandler
    implements ExceptionHandler<DecompressionException, HttpResponse<?>> {
  private final ServingExceptionHandler refusals;

  DecompressionExceptionHandler(ServingExceptionHandler refusals) {
    this.refusals = refusals;
  }

  @Override
  @SuppressWarnings("rawtypes") // Micronaut's interface has the raw type
  public HttpResponse<?> handle(HttpRequest request, DecompressionException exception) {
    return refusals.handle(
        request,
        ServingException.invalid(
            "the body is not compressed as its Content-Encoding says: %s", exception.getMessage()));
  }
}
