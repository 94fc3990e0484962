package io.pulseline.embedded.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Ports of 127.0.0.1. Asked before the node starts, since Kafka answers a taken port with pages of
 * stack traces.
 */
final class Ports {
  private Ports() {}

  static int free() throws IOException {
    try (ServerSocket socket = bind(0)) {
      return socket.getLocalPort();
    }
  }

  static void requireFree(int port, String option) throws IOException {
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
