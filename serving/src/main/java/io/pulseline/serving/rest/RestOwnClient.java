package io.pulseline.serving.rest;

import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.pulseline.serving.warmup.OwnClient;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Locale;

/**
 * Asks over HTTP, on several connections at once. It writes requests that were put together before
 * and looks at no more of an answer than it must: a client that does more is work for the compiler
 * that it is to take away.
 */
final class RestOwnClient implements OwnClient {
  private static final int CONNECTIONS = 3;

  /** Rounds until one of the connections is another. */
  private static final int LIFE = 50;

  private static final int PATIENCE_MILLIS = 30_000;
  private static final String SUCCESS = "HTTP/1.1 200 ";
  private static final String LENGTH = "content-length:";

  private final NettyEmbeddedServer server;
  private final List<byte[]> requests;
  private final Connection[] connections = new Connection[CONNECTIONS];
  private int next;
  private int rounds;

  /**
   * Connects.
   *
   * @param server started, on the loopback interface; this client's own from then on
   * @param requests with which head and body, each answered with success
   */
  RestOwnClient(NettyEmbeddedServer server, List<byte[]> requests) throws IOException {
    this.server = server;
    this.requests = requests;
    for (int i = 0; i < CONNECTIONS; i++) {
      connections[i] = new Connection(server.getPort());
    }
  }

  @Override
  public void ask() throws IOException {
    if (++rounds % LIFE == 0) {
      int old = rounds / LIFE % CONNECTIONS;
      connections[old].close();
      connections[old] = new Connection(server.getPort());
    }
    for (Connection connection : connections) {
      connection.send(requests.get(next));
      next = (next + 1) % requests.size();
    }
    for (Connection connection : connections) {
      connection.receive();
    }
  }

  @Override
  public void close() {
    for (Connection connection : connections) {
      connection.close();
    }
    server.stop();
  }

  private static final class Connection {
    private final Socket socket;
    private final InputStream answers;

    Connection(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      answers = new BufferedInputStream(socket.getInputStream());
    }

    void send(byte[] request) throws IOException {
      socket.getOutputStream().write(request);
    }

    void receive() throws IOException {
      String status = line();
      if (!status.startsWith(SUCCESS)) {
        throw new IOException("the server answers itself with '%s'".formatted(status));
      }
      int length = 0;
      for (String header = line(); !header.isEmpty(); header = line()) {
        if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
          length = Integer.parseInt(header.substring(LENGTH.length()).strip());
        }
      }
      answers.skipNBytes(length);
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int letter = answers.read(); letter != '\n'; letter = answers.read()) {
        if (letter < 0) {
          throw new IOException("the server does not answer itself");
        }
        line.append((char) letter);
      }
      return line.toString().strip();
    }

    void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
