package io.pulseline.serving.rest;

import io.micronaut.http.HttpHeaders;
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
    MutableHttpResponse<?> response =
        switch (exception.kind()) {
          case INVALID -> HttpResponse.status(HttpStatus.BAD_REQUEST);
          case TOO_LARGE -> HttpResponse.status(HttpStatus.REQUEST_ENTITY_TOO_LARGE);
          case UNSUPPORTED -> HttpResponse.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
          case FORBIDDEN -> HttpResponse.status(HttpStatus.FORBIDDEN);
          case NOT_FOUND -> HttpResponse.status(HttpStatus.NOT_FOUND);
          case UNIMPLEMENTED -> HttpResponse.status(HttpStatus.NOT_IMPLEMENTED);
          case UNAVAILABLE ->
              HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                  .header(HttpHeaders.RETRY_AFTER, "1");
        };
    return bodies.processResponse(
        ErrorContext.builder(request).cause(exception).errorMessage(exception.getMessage()).build(),
        response);
  }
}
