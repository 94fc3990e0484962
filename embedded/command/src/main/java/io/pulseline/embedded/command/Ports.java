package io.pulseline.embedded.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Ports of an address of this machine, 127.0.0.1 unless told otherwise. Asked before a server
 * starts, since servers answer a taken port with pages of stack traces.
 */
public final class Ports {
  private Ports() {}

  /** The address that a server listens on when it is not told another one. */
  public static final String LOOPBACK = "127.0.0.1";

  /** The root of an HTTP server, without a slash at the end; an IPv6 address gets its brackets. */
  public static String http(String address, int port) {
    String host = address.contains(":") ? "[" + address + "]" : address;
    return "http://" + host + ":" + port;
  }

  /** The port itself, or a free one when it is 0. */
  public static int orFree(int port) throws IOException {
    if (port != 0) {
      return port;
    }
    try (ServerSocket socket = bind(LOOPBACK, 0)) {
      return socket.getLocalPort();
    }
  }

  /** {@link #requireFree(String, int, String)} on {@link #LOOPBACK}. */
  public static void requireFree(int port, String option) throws IOException {
    requireFree(LOOPBACK, port, option);
  }

  /**
   * Makes sure that a server could listen on a port now.
   *
   * @param address name or number of an address of this machine
   * @param option which names the port on the command line
   * @throws IOException that says what to do, when the port is taken
   */
  public static void requireFree(String address, int port, String option) throws IOException {
    try {
      bind(address, port).close();
    } catch (IOException e) {
      throw new IOException(
          "port " + address + ":" + port + " is taken; give " + option + " another one", e);
    }
  }

  private static ServerSocket bind(String address, int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
