package io.pulseline.local.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Whether something accepts connections. */
final class Health {
  private static final int TIMEOUT_MILLIS = 2_000;

  private Health() {}

  /**
   * @param address {@code host:port} or a URL; empty for a part that does not listen, which always
   *     answers
   */
  static boolean answers(String address) {
    if (address.isEmpty()) {
      return true;
    }
    URI uri = URI.create(address.contains("://") ? address : "tcp://" + address);
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), TIMEOUT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
