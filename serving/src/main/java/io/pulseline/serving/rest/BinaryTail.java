package io.pulseline.serving.rest;

import io.pulseline.serving.plane.ServingException;
import java.nio.ByteBuffer;

/** The raw tensors behind the JSON of a request, in the order of its inputs. */
final class BinaryTail {
  private final ByteBuffer rest;

  BinaryTail(ByteBuffer rest) {
    this.rest = rest;
  }

  /**
   * The bytes of the next tensor, not copied.
   *
   * @throws ServingException when there are not as many left
   */
  ByteBuffer next(String input, long size) {
    if (size < 0 || size > rest.remaining()) {
      throw ServingException.invalid(
          "input '%s': binary_data_size is %d, but %d bytes are left behind the JSON, whose length"
              + " the header %s tells",
          input, size, rest.remaining(), RequestBody.JSON_LENGTH);
    }
    ByteBuffer tensor = rest.slice(rest.position(), (int) size);
    rest.position(rest.position() + (int) size);
    return tensor;
  }

  /**
   * Checks that each byte was some tensor's.
   *
   * @throws ServingException when some were not
   */
  void requireEnd() {
    if (rest.hasRemaining()) {
      throw ServingException.invalid(
          "%d bytes are left over behind the tensors that have a binary_data_size",
          rest.remaining());
    }
  }
}
