package io.pulseline.serving.rest;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Gives a request's {@code x-request-id} back with its answer, whatever the answer is. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class RequestIds {
  private static final String HEADER = "x-request-id";

  @ResponseFilter
  void echo(HttpRequest<?> request, MutableHttpResponse<?> response) {
    String id = request.getHeaders().get(HEADER);
    if (id != null) {
      response.header(HEADER, id);
    }
  }
}
