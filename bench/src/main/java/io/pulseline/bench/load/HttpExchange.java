package io.pulseline.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** HTTP/1.1 on a connection that is kept, by a blocking socket: the least there is to do. */
public final class HttpExchange implements Exchange {
  private static final int PATIENCE_MILLIS = 60_000;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int STATUS_LENGTH = 3;
  private static final String LENGTH = "\r\ncontent-length:";
  private static final String NONE = "";
  private static final int CONTINUE = 100;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final byte[][] requests;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private byte[] buffer = new byte[1 << 16];
  private int filled;
  private int headEnd;

  public HttpExchange(int port, byte[]... requests) throws IOException {
    this.requests = requests;
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  @Override
  public int ask(int number) throws IOException {
    int status = send(requests[number % requests.length]);
    boolean refused = status == TOO_MANY || status == UNAVAILABLE;
    return refused && header("retry-after").isEmpty() ? -status : status;
  }

  /** Sends a request, whatever it is. */
  public int send(byte[] request) throws IOException {
    out.write(request);
    return receive();
  }

  /** Reads the next answer whole. */
  public int receive() throws IOException {
    filled = 0;
    readHead();
    while (status() == CONTINUE) {
      System.arraycopy(buffer, headEnd, buffer, 0, filled - headEnd);
      filled -= headEnd;
      readHead();
    }
    int length = contentLength();
    while (filled < headEnd + length) {
      more();
    }
    if (filled > headEnd + length) {
      throw new IOException("more came than the answer to one request");
    }
    return status();
  }

  private void readHead() throws IOException {
    headEnd = endOfHead(0);
    while (headEnd < 0) {
      int before = filled;
      more();
      headEnd = endOfHead(Math.max(0, before - 3));
    }
  }

  private int status() {
    return Integer.parseInt(
        new String(buffer, STATUS_AT, STATUS_LENGTH, StandardCharsets.ISO_8859_1));
  }

  /** The last answer's body. */
  public String body() {
    return new String(buffer, headEnd, filled - headEnd, StandardCharsets.UTF_8);
  }

  /** A header of the last answer; empty when it has none of that name. */
  public String header(String name) {
    String head = head();
    int at = head.indexOf("\r\n" + name.toLowerCase(Locale.ROOT) + ":");
    if (at < 0) {
      return NONE;
    }
    int from = at + name.length() + 3;
    return head.substring(from, head.indexOf("\r\n", from)).strip();
  }

  private String head() {
    return new String(buffer, 0, headEnd, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  private void more() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, filled * 2);
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    if (count < 0) {
      throw new EOFException("the server closed the connection");
    }
    filled += count;
  }

  private int endOfHead(int from) {
    for (int i = from; i + 3 < filled; i++) {
      if (buffer[i] == '\r'
          && buffer[i + 1] == '\n'
          && buffer[i + 2] == '\r'
          && buffer[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  private int contentLength() throws IOException {
    String head = head();
    int at = head.indexOf(LENGTH);
    if (at < 0) {
      throw new IOException("an answer without a content-length: " + head);
    }
    int from = at + LENGTH.length();
    return Integer.parseInt(head.substring(from, head.indexOf("\r\n", from)).strip());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
