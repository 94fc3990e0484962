package io.pulseline.serving.rest;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.pulseline.serving.plane.ServingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * How a body is compressed. It is inflated where it is read: Micronaut would do so on the event
 * loop, where a body that becomes a thousand times larger holds up all others, and keep what has
 * come of it until it is too much.
 *
 * @param name as the header has it
 * @param most bytes that a body may have once it is inflated
 */
record ContentEncoding(String name, int most) {
  /** Deflate makes numbers in text about so much smaller. */
  static final int INFLATION = 8;

  /** What the header is called behind {@link #keepFromMicronaut}. */
  static final String KEPT = "x-pulseline-content-encoding";

  private static final int PIECE_BYTES = 8 * 1024;

  /** Renames the header, lest Micronaut inflates the body and takes it away. */
  static void keepFromMicronaut(HttpHeaders headers) {
    headers.remove(KEPT);
    if (headers.contains(HttpHeaderNames.CONTENT_ENCODING)) {
      headers.set(KEPT, String.join(", ", headers.getAll(HttpHeaderNames.CONTENT_ENCODING)));
      headers.remove(HttpHeaderNames.CONTENT_ENCODING);
    }
  }

  /**
   * A body as it was before it was compressed.
   *
   * @throws ServingException when it is not compressed so, or has too many bytes
   */
  byte[] inflate(byte[] body) {
    try {
      byte[] guess = new byte[(int) Math.min(most, (long) INFLATION * body.length)];
      int length;
      try (InputStream in = open(body)) {
        length = in.readNBytes(guess, 0, guess.length) + rest(in, most - guess.length);
      }
      if (length <= guess.length) {
        return Arrays.copyOf(guess, length);
      }
      try (InputStream in = open(body)) {
        return in.readNBytes(length);
      }
    } catch (IOException e) {
      throw ServingException.invalid(
          "the body is not compressed as its Content-Encoding says: %s", e.getMessage());
    }
  }

  /** Counts what follows and keeps none of it. */
  private int rest(InputStream in, int room) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    int count = 0;
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      count += read;
      if (count > room) {
        throw ServingException.tooLarge(
            "the body has more than %d bytes once it is inflated; send fewer rows at a time", most);
      }
    }
    return count;
  }

  private InputStream open(byte[] body) throws IOException {
    InputStream in = new ByteArrayInputStream(body);
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "gzip", "x-gzip" -> new GZIPInputStream(in, PIECE_BYTES);
      case "deflate", "x-deflate" -> isZlib(body) ? new InflaterInputStream(in) : new Raw(in);
      default ->
          throw ServingException.unsupported(
              "Content-Encoding '%s' is not understood here, send gzip, deflate or none", name);
    };
  }

  /** Whether it begins as RFC 1950 has it: some clients call deflate what lacks that. */
  private static boolean isZlib(byte[] body) {
    if (body.length < 2) {
      return true;
    }
    int start = ((body[0] & 0xFF) << 8) | (body[1] & 0xFF);
    return (body[0] & 0x0F) == 8 && start % 31 == 0;
  }

  /** Deflate with nothing around it (RFC 1951). */
  private static final class Raw extends InflaterInputStream {
    Raw(InputStream in) {
      super(in, new Inflater(true));
    }

    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }
}
