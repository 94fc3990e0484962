package io.pulseline.serving.warmup;

import java.io.IOException;

/** Asks this process over a port of its own, which nobody else is told of, until it is closed. */
public interface OwnClient extends AutoCloseable {
  /**
   * Sends a request on each of its connections, in the forms that clients send many of by turns,
   * and takes the answers.
   *
   * @throws IOException when one is not answered with success: then none would be
   */
  void ask() throws IOException;

  /** Closes the port as well. */
  @Override
  void close();
}
