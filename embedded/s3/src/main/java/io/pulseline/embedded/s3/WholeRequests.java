package io.pulseline.embedded.s3;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Reads a request to its end before S3Proxy judges it, as long as it is small. S3Proxy alone
 * refuses (a failed condition, a wrong key) when it knows the headers, and hangs up; a client that
 * is still sending its body then finds a broken connection in place of the refusal.
 */
final class WholeRequests extends HandlerWrapper {
  private static final int LARGEST = 1 << 20;

  /** Puts itself before a server that has not been started yet. */
  static void before(S3Proxy proxy) throws ReflectiveOperationException {
    // S3Proxy keeps its Jetty to itself
    Field field = S3Proxy.class.getDeclaredField("server");
    field.setAccessible(true);
    ((Server) field.get(proxy)).insertHandler(new WholeRequests());
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    long length = request.getContentLengthLong();
    boolean small = 0 < length && length <= LARGEST;
    super.handle(target, base, small ? new Whole(request) : request, response);
  }

  private static final class Whole extends HttpServletRequestWrapper {
    private final byte[] body;

    Whole(HttpServletRequest request) throws IOException {
      super(request);
      this.body = request.getInputStream().readAllBytes();
    }

    @Override
    public ServletInputStream getInputStream() {
      return new Body(new ByteArrayInputStream(body));
    }
  }

  private static final class Body extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    Body(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int from, int length) {
      return bytes.read(target, from, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("read without waiting; all of it is there");
    }
  }
}
