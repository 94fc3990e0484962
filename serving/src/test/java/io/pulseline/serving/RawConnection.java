package io.pulseline.serving;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection whose every byte a test chooses. */
final class RawConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  RawConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** A head of a request for inference, with its empty line. */
  static String request(String... headers) {
    return "POST /v2/models/tiny/infer HTTP/1.1\r\nhost: test\r\ncontent-type: application/json\r\n"
        + String.join("\r\n", headers)
        + "\r\n\r\n";
  }

  RawConnection send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** The next answer, head and body; empty when the connection is at its end. */
  String answer() throws IOException {
    String head = head();
    if (head.isEmpty()) {
      return head;
    }
    String lower = head.toLowerCase(Locale.ROOT);
    int length = Integer.parseInt(lower.replaceFirst("(?s).*\ncontent-length: (\\d+)\r\n.*", "$1"));
    return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  /** The head of the next answer, up to its empty line. */
  String head() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.append((char) next);
      if (line.toString().endsWith("\r\n\r\n")) {
        break;
      }
    }
    return line.toString();
  }

  /** Reads what comes, until the server closes the connection. */
  void awaitEnd() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  boolean isEnded() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
