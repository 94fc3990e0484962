package io.pulseline.bench.reliability;

import java.io.Closeable;
import java.io.IOException;

/** Sends one mutated request after the other. */
interface FuzzClient extends Closeable {
  /**
   * Sends the next one.
   *
   * @return how it was answered
   * @throws IOException when that is nothing a client may be answered with, or nothing at all
   */
  String next() throws IOException;
}
