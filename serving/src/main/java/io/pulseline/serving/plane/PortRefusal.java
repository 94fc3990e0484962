package io.pulseline.serving.plane;

import io.pulseline.contract.UserException;

/** What to say of a port that cannot be had. */
public final class PortRefusal {
  private PortRefusal() {}

  /** The problem, the address and the way out, on one line. */
  public static UserException of(String host, int port, String option, Exception cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new UserException(
        "cannot listen on %s:%d: %s; free the port or choose another with %s"
            .formatted(host, port, root.getMessage(), option),
        cause);
  }
}
