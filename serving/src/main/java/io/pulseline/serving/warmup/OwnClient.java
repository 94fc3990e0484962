package io.pulseline.serving.warmup;

import java.io.IOException;

/** Asks this process over a port of its own, which nobody else is told of, until it is closed. */
public interface OwnClient extends AutoCloseable {
  /**
   * Sends a row in each form that clients send many of, and takes the answers.
   *
   * @throws IOException when one is not answered with success: then none would be
   */
  void ask() throws IOException;

  /** Closes the port as well. */
  @Override
  void close();
}
