package io.pulseline.serving.rest;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.pulseline.serving.plane.ServingException;
import jakarta.inject.Singleton;

/** The HTTP status of a refused request. */
@Singleton
class ServingExceptionHandler implements ExceptionHandler<ServingException, HttpResponse<?>> {
  private final ErrorBodies bodies;

  ServingExceptionHandler(ErrorBodies bodies) {
    this.bodies = bodies;
  }

  @Override
  @SuppressWarnings("rawtypes") // Micronaut's interface has the raw type
  public HttpResponse<?> handle(HttpRequest request, ServingException exception) {
    Refusal refusal = Refusal.of(exception);
    MutableHttpResponse<?> response =
        HttpResponse.status(HttpStatus.valueOf(refusal.status().code()));
    if (refusal.header() != null) {
      response.header(refusal.header(), refusal.value());
    }
    return bodies.processResponse(
        ErrorContext.builder(request).cause(exception).errorMessage(exception.getMessage()).build(),
        response);
  }
}
