package io.pulseline.serving.rest;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.pulseline.serving.plane.ServingException;

/** How a v1 request is wrapped as a CloudEvent (HTTP protocol binding 1.0.2), if it is one. */
enum EventMode {
  /** A plain request. */
  NONE,
  /** The attributes are headers, the body is the data. */
  BINARY,
  /** The body is a JSON object of the attributes and the data. */
  STRUCTURED;

  static final String STRUCTURED_TYPE = "application/cloudevents+json";
  static final String HEADER_PREFIX = "ce-";

  /**
   * What headers say.
   *
   * @throws ServingException when one that an event must have is not there
   */
  static EventMode of(HttpHeaders headers) {
    if (headers.contentType().map(MediaType::getName).filter(STRUCTURED_TYPE::equals).isPresent()) {
      return STRUCTURED;
    }
    if (!headers.contains(HEADER_PREFIX + CloudEvents.VERSION)) {
      return NONE;
    }
    for (String attribute : CloudEvents.REQUIRED) {
      String value = headers.get(HEADER_PREFIX + attribute);
      if (value == null || value.isBlank()) {
        throw ServingException.invalid(
            "the CloudEvent has no header %s%s, expected all of %s with that prefix",
            HEADER_PREFIX, attribute, CloudEvents.REQUIRED);
      }
    }
    CloudEvents.requireVersion(headers.get(HEADER_PREFIX + CloudEvents.VERSION));
    return BINARY;
  }
}
