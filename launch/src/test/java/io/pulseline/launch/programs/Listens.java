package io.pulseline.launch.programs;

import java.net.InetAddress;
import java.net.ServerSocket;

/** A server that only holds a port: the port is free again exactly when the process is gone. */
public final class Listens {
  private Listens() {}

  public static void main(String[] args) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.out.println("starting");
      System.out.println("READY listens 127.0.0.1:" + socket.getLocalPort());
      socket.accept();
    }
  }
}
