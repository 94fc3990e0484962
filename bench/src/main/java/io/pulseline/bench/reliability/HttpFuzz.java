package io.pulseline.bench.reliability;

import io.pulseline.bench.load.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Sends mutated requests over HTTP, and between them valid ones whose answer must be right. */
final class HttpFuzz implements FuzzClient {
  private static final int SERVER_ERRORS = 500;
  private static final int BROKEN = 20;
  private static final int PATIENCE_MILLIS = 70_000;
  private static final int SHOWN_BYTES = 1_000;
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private final int port;
  private final HttpSeeds seeds;
  private final Random random;
  private HttpExchange connection;

  /** What the connection was sent before. */
  private byte[] previous = new byte[0];

  HttpFuzz(int port, Expected rows, long seed) throws IOException {
    this.port = port;
    this.random = new Random(seed);
    this.seeds = new HttpSeeds(rows, random);
  }

  @Override
  public String next() throws IOException {
    if (random.nextInt(BROKEN) == 0) {
      return broken(seeds.broken());
    }
    byte[] request = seeds.framed();
    if (connection == null) {
      connection = new HttpExchange(port);
    }
    try {
      int status = connection.send(request);
      if (status >= SERVER_ERRORS) {
        throw new IOException("status " + status + ": " + connection.body());
      }
      if (connection.header("connection").equals("close")) {
        close();
      }
      previous = request;
      return Integer.toString(status);
    } catch (IOException e) {
      throw new IOException(
          "%s%nto %s%nafter %s".formatted(e.getMessage(), shown(request), shown(previous)), e);
    }
  }

  /** On a connection of its own, for nobody knows where the request ends. */
  private String broken(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      String answer;
      try {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
        answer = text(socket.getInputStream().readAllBytes());
      } catch (java.net.SocketException e) {
        return "reset"; // it had read enough
      }
      if (answer.length() < STATUS_AT + 3) {
        return "closed";
      }
      String status = answer.substring(STATUS_AT, STATUS_AT + 3);
      if (status.charAt(0) == '5') {
        throw new IOException("%s%nto %s".formatted(answer, shown(request)));
      }
      return "broken " + status;
    }
  }

  /** The beginning, for people. */
  private static String shown(byte[] bytes) {
    String text = text(Arrays.copyOf(bytes, Math.min(bytes.length, SHOWN_BYTES)));
    return text.replaceAll("[^\\p{Print}\r\n]", "?") + " (of " + bytes.length + " bytes)";
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
