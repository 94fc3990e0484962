package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.limits.Limits;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client of gRPC that sends a part of a message and no more, written frame by frame. */
class SlowGrpcTest {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int MESSAGE_BYTES = 40_000;
  private static final int SENT_BYTES = 16_000;

  @RegisterExtension
  static final RunningServer SERVER =
      new RunningServer(
          Signatures.numbers(),
          () ->
              Edge.of(
                  new Limits(8, 1 << 20, 100, 100, Duration.ofSeconds(1), Duration.ofMinutes(5))));

  @Test
  void isToldThatItWasTooSlow() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.grpcPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.write(frame(SETTINGS, 0, 0, new byte[0]));
      out.write(frame(HEADERS, END_HEADERS, 1, headers()));
      byte[] part = new byte[SENT_BYTES];
      part[3] = (byte) (MESSAGE_BYTES >> 8);
      part[4] = (byte) MESSAGE_BYTES;
      out.write(frame(DATA, 0, 1, part));

      awaitTrailers(new DataInputStream(socket.getInputStream()));
    }

    assertThat(new String(SERVER.rest().bytes("/metrics").body(), StandardCharsets.UTF_8))
        .contains(
            "pulseline_serving_errors_total{code=\"DEADLINE_EXCEEDED\",protocol=\"grpc\"} 1.0\n");
  }

  private static void awaitTrailers(DataInputStream in) throws IOException {
    while (true) {
      int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int stream = in.readInt();
      in.skipNBytes(length);
      if (stream == 1 && type == HEADERS && (flags & END_STREAM) != 0) {
        return;
      }
    }
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(payload.length >> 16);
    frame.write(payload.length >> 8);
    frame.write(payload.length);
    frame.write(type);
    frame.write(flags);
    frame.writeBytes(new byte[] {0, 0, 0, (byte) stream});
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  /** Literals that no table keeps, and no Huffman: the plainest form that HPACK has. */
  private static byte[] headers() {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (String[] header :
        new String[][] {
          {":method", "POST"},
          {":scheme", "http"},
          {":path", "/inference.GRPCInferenceService/ModelInfer"},
          {":authority", "test"},
          {"content-type", "application/grpc"},
          {"te", "trailers"}
        }) {
      block.write(0);
      for (String text : header) {
        block.write(text.length());
        block.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
      }
    }
    return block.toByteArray();
  }
}
