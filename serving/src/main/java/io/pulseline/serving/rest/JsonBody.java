package io.pulseline.serving.rest;

/**
 * A JSON body as it came. A type of its own, since Micronaut finds the reader of a body by its type
 * and takes {@code byte[]} for something to convert.
 */
final class JsonBody {
  private final byte[] bytes;

  JsonBody(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }
}
