package io.pulseline.serving.rest;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.ServingException;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Gives every error, ours or the HTTP server's, the protocol's form {@code {"error": "…"}}. */
@Singleton
@Replaces(ErrorResponseProcessor.class)
class ErrorBodies implements ErrorResponseProcessor<byte[]> {
  private final JsonWriter json;
  private final DataPlane plane;

  ErrorBodies(JsonWriter json, DataPlane plane) {
    this.json = json;
    this.plane = plane;
  }

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> base) {
    plane.metrics().failed("http", Integer.toString(base.code()));
    String message = message(context, base);
    return base.body(json.object(body -> body.writeStringField("error", message)))
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
  }

  private static String message(ErrorContext context, MutableHttpResponse<?> base) {
    if (base.code() == HttpStatus.NOT_FOUND.getCode() && isNotOurs(context)) {
      return "nothing is served at " + context.getRequest().getPath();
    }
    if (base.code() == HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
      return ServingException.FAULT;
    }
    if (context.hasErrors()) {
      return context.getErrors().stream()
          .map(error -> error.getMessage())
          .collect(Collectors.joining("; "));
    }
    return base.reason();
  }

  private static boolean isNotOurs(ErrorContext context) {
    return context.getRootCause().filter(ServingException.class::isInstance).isEmpty();
  }
}
