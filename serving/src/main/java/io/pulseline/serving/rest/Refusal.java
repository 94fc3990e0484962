package io.pulseline.serving.rest;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.pulseline.serving.plane.ServingException;
import io.pulseline.serving.security.Decision;
import java.time.Duration;

/**
 * Why a request is not answered as it wishes.
 *
 * @param message for its client
 * @param header one more of the answer, null for none
 * @param value of that header
 */
record Refusal(HttpResponseStatus status, String message, CharSequence header, String value) {

  static Refusal tooLarge(long bytes, int most) {
    return new Refusal(
        HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
        "the body has %d bytes, but at most %d are taken; send fewer rows at a time"
            .formatted(bytes, most),
        null,
        "");
  }

  /**
   * Of a head that cannot be read; null for one that can.
   *
   * @param cause what is wrong with it, null for nothing
   */
  static Refusal ofHead(Throwable cause) {
    if (cause instanceof TooLongHttpHeaderException) {
      return new Refusal(
          HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
          "the headers have more than 8 KiB",
          null,
          "");
    }
    if (cause instanceof TooLongHttpLineException) {
      return new Refusal(
          HttpResponseStatus.REQUEST_URI_TOO_LONG, "the path has more than 4 KiB", null, "");
    }
    return cause == null
        ? null
        : new Refusal(
            HttpResponseStatus.BAD_REQUEST, "this is no HTTP: " + cause.getMessage(), null, "");
  }

  static Refusal of(Decision decision) {
    return new Refusal(
        decision == Decision.NOT_ALLOWED
            ? HttpResponseStatus.FORBIDDEN
            : HttpResponseStatus.UNAUTHORIZED,
        decision.message(),
        HttpHeaderNames.WWW_AUTHENTICATE,
        decision.challenge());
  }

  /** Of a request that was read. */
  static Refusal of(ServingException refused) {
    HttpResponseStatus status =
        switch (refused.kind()) {
          case INVALID -> HttpResponseStatus.BAD_REQUEST;
          case TOO_LARGE -> HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE;
          case UNSUPPORTED -> HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE;
          case FORBIDDEN -> HttpResponseStatus.FORBIDDEN;
          case NOT_FOUND -> HttpResponseStatus.NOT_FOUND;
          case UNIMPLEMENTED -> HttpResponseStatus.NOT_IMPLEMENTED;
          case UNAVAILABLE -> HttpResponseStatus.SERVICE_UNAVAILABLE;
        };
    boolean later = refused.kind() == ServingException.Kind.UNAVAILABLE;
    return new Refusal(
        status, refused.getMessage(), later ? HttpHeaderNames.RETRY_AFTER : null, later ? "1" : "");
  }

  static Refusal busy() {
    return new Refusal(
        HttpResponseStatus.SERVICE_UNAVAILABLE,
        "the server is busy with as many requests as it takes at once, try again",
        HttpHeaderNames.RETRY_AFTER,
        "1");
  }

  static Refusal late(Duration most) {
    return new Refusal(
        HttpResponseStatus.REQUEST_TIMEOUT,
        "the request did not come in within %d s".formatted(most.toSeconds()),
        null,
        "");
  }
}
