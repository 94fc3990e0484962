package io.pulseline.embedded.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Ports of 127.0.0.1. Asked before a server starts, since servers answer a taken port with pages of
 * stack traces.
 */
public final class Ports {
  private Ports() {}

  /** The port itself, or a free one when it is 0. */
  public static int orFree(int port) throws IOException {
    if (port != 0) {
      return port;
    }
    try (ServerSocket socket = bind(0)) {
      return socket.getLocalPort();
    }
  }

  /**
   * Makes sure that a server could listen on a port now.
   *
   * @param option which names the port on the command line
   * @throws IOException that says what to do, when the port is taken
   */
  public static void requireFree(int port, String option) throws IOException {
    try {
      bind(port).close();
    } catch (IOException e) {
      throw new IOException(
          "port 127.0.0.1:" + port + " is taken; give " + option + " another one", e);
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
