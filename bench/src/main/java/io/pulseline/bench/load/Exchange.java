package io.pulseline.bench.load;

import java.io.Closeable;
import java.io.IOException;

/** One connection to a server. */
public interface Exchange extends Closeable {
  /** What stands for success, whatever the protocol. */
  int OK = 200;

  /**
   * Sends one of the requests that were made before, and waits for its answer.
   *
   * @param number which; they begin again after the last
   * @return HTTP's status, negative for a refusal that does not say when to try again; or 1000 and
   *     gRPC's code
   */
  int ask(int number) throws IOException;
}
