package io.pulseline.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of 127.0.0.1 that nothing listens on now.
 *
 * <p>They are taken below the range from which the kernel serves outgoing connections (32768 and up
 * on Linux, 49152 on macOS): a port of that range can be lost to some client while its server is
 * down for a restart, and a client that retries can even connect to itself.
 */
public final class FreePorts {
  private static final int FIRST = 15_000;
  private static final int END = 32_000;
  private static final int ATTEMPTS = 1_000;

  private FreePorts() {}

  /** One free port. */
  public static int one() {
    return distinct(1).get(0);
  }

  /** {@code count} different free ports. */
  public static List<Integer> distinct(int count) {
    Set<Integer> ports = new LinkedHashSet<>();
    for (int attempt = 0; attempt < ATTEMPTS && ports.size() < count; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (isFree(port)) {
        ports.add(port);
      }
    }
    if (ports.size() < count) {
      throw new LaunchException("no free port of 127.0.0.1 found from " + FIRST + " to " + END);
    }
    return List.copyOf(ports);
  }

  /** Whether a server could listen on this port of 127.0.0.1 now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
