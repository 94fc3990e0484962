package io.pulseline.serving;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A connection of gRPC calls of which a test chooses what comes of each (RFC 9113). */
final class RawCalls implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RESET = 3;
  private static final int SETTINGS = 4;
  private static final byte[] NO_WINDOW = {0, 4, 0, 0, 0, 0};
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;

  private final Socket socket;
  private final DataInputStream in;
  private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder();
  private int last = -1;

  RawCalls(int port) throws IOException {
    this(port, new byte[0]);
  }

  /** A client that lets nothing of an answer come but its head. */
  static RawCalls withoutWindow(int port) throws IOException {
    return new RawCalls(port, NO_WINDOW);
  }

  private RawCalls(int port, byte[] settings) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    socket.getOutputStream().write(ascii("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
    frame(SETTINGS, 0, 0, settings);
  }

  /** Opens a call of the service; its stream. */
  int open(String method) throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    field(block, ":method", "POST");
    field(block, ":scheme", "http");
    field(block, ":path", "/inference.GRPCInferenceService/" + method);
    field(block, ":authority", "test");
    field(block, "te", "trailers");
    field(block, "content-type", "application/grpc");
    last += 2;
    frame(HEADERS, END_HEADERS, last, block.toByteArray());
    return last;
  }

  /** A field that no table is to know, its name and value as they are (RFC 7541, 6.2.2). */
  private static void field(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    block.write(name.length());
    block.writeBytes(ascii(name));
    block.write(value.length());
    block.writeBytes(ascii(value));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Sends a piece of a call's message. */
  void send(int stream, byte[] piece) throws IOException {
    frame(DATA, 0, stream, piece);
  }

  /** Tells that nothing follows. */
  void end(int stream) throws IOException {
    frame(DATA, END_STREAM, stream, new byte[0]);
  }

  private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
    frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
    socket.getOutputStream().write(frame.array());
  }

  /** Waits for a call to end; the trailers, which say how. */
  Http2Headers trailers(int stream) throws IOException, Http2Exception {
    while (true) {
      Frame frame = next();
      if (frame.type == HEADERS) {
        Http2Headers headers = decoder.decodeHeaders(frame.stream, frame.payload);
        if (frame.stream == stream && (frame.flags & END_STREAM) != 0) {
          return headers;
        }
      }
    }
  }

  /** Waits for the head of a call's answer. */
  void awaitHead(int stream) throws IOException {
    await(HEADERS, stream);
  }

  /** Waits for a call to be ended without a word. */
  void awaitReset(int stream) throws IOException {
    await(RESET, stream);
  }

  private void await(int type, int stream) throws IOException {
    Frame frame = next();
    while (frame.type != type || frame.stream != stream) {
      frame = next();
    }
  }

  private record Frame(int type, int flags, int stream, ByteBuf payload) {}

  private Frame next() throws IOException {
    int start = in.readInt();
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    return new Frame(
        start & 0xFF, flags, stream, Unpooled.wrappedBuffer(in.readNBytes(start >>> 8)));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
