package io.pulseline.serving.rest;

import io.pulseline.serving.plane.Origin;
import io.pulseline.serving.plane.ServingException;
import java.nio.ByteBuffer;

/**
 * The body of a request as it came, off the network's buffers. A type of its own, since Micronaut
 * finds the reader of a body by its type and takes {@code byte[]} for something to convert.
 */
final class RequestBody {
  /** The header that tells where JSON ends and binary tensors begin, in requests and answers. */
  static final String JSON_LENGTH = "Inference-Header-Content-Length";

  private final byte[] bytes;
  private final String jsonLength;
  private final ContentEncoding encoding;
  private final Origin origin;

  /**
   * A body.
   *
   * @param jsonLength the header of that name, null when there is none
   * @param encoding null when it is not compressed
   * @param origin of the request
   */
  RequestBody(byte[] bytes, String jsonLength, ContentEncoding encoding, Origin origin) {
    this.bytes = bytes;
    this.jsonLength = jsonLength;
    this.encoding = encoding;
    this.origin = origin;
  }

  Origin origin() {
    return origin;
  }

  /**
   * What is to be read of it.
   *
   * @throws ServingException when it is not compressed as is said, or too large once it is not
   */
  RequestBody inflated() {
    return encoding == null
        ? this
        : new RequestBody(encoding.inflate(bytes), jsonLength, null, origin);
  }

  /** Bytes that are to be read, or about so many. */
  int size() {
    return encoding == null
        ? bytes.length
        : (int) Math.min(Integer.MAX_VALUE, (long) ContentEncoding.INFLATION * bytes.length);
  }

  byte[] bytes() {
    return bytes;
  }

  /**
   * How many bytes of JSON there are, from the first on: all of them when no header tells.
   *
   * @throws ServingException when the header is no length within the body
   */
  int jsonLength() {
    if (jsonLength == null) {
      return bytes.length;
    }
    try {
      int length = Integer.parseInt(jsonLength.strip());
      if (length >= 0 && length <= bytes.length) {
        return length;
      }
    } catch (NumberFormatException e) {
      throw noLength();
    }
    throw noLength();
  }

  private ServingException noLength() {
    return ServingException.invalid(
        "header %s: expected the bytes of JSON in this body of %d bytes, but '%s' came",
        JSON_LENGTH, bytes.length, jsonLength);
  }

  /** Whether it is the elements of the model's one input and nothing else: the header says 0. */
  boolean isRaw() {
    return jsonLength != null && jsonLength() == 0;
  }

  /** What comes after the JSON. */
  ByteBuffer tail() {
    int from = jsonLength();
    return ByteBuffer.wrap(bytes, from, bytes.length - from);
  }
}
