package io.pulseline.bench.load;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Whole HTTP requests, from the first line to the last byte of the body. */
public final class HttpRequests {
  private HttpRequests() {}

  /** A request of that form for so many rows. */
  public static byte[] request(String form, String path, int width, float[] values) {
    int rows = values.length / width;
    return switch (form) {
      case "json" -> post(path, "", json(rows, width, values));
      case "v1" -> post(path, "", instances(width, values));
      case "raw" -> post(path, jsonLength(0), floats(values));
      case "binary" -> {
        byte[] header = binaryHeader(rows, width);
        yield post(path, jsonLength(header.length), join(header, floats(values)));
      }
      default -> throw new IllegalArgumentException(form);
    };
  }

  /** A request with a body, and with headers that each end as a line does. */
  public static byte[] post(String path, String headers, byte[] body) {
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n".formatted(path)
            + headers
            + "Content-Length: %d\r\n\r\n".formatted(body.length);
    return join(head.getBytes(StandardCharsets.ISO_8859_1), body);
  }

  private static String jsonLength(int bytes) {
    return "Inference-Header-Content-Length: " + bytes + "\r\n";
  }

  /** A v2 body. */
  public static byte[] json(int rows, int width, float[] values) {
    StringJoiner data = new StringJoiner(",", "[", "]");
    for (float value : values) {
      data.add(Rows.text(value));
    }
    return utf8(
        """
        {"inputs":[{"name":"features","shape":[%d,%d],"datatype":"FP32","data":%s}]}\
        """
            .formatted(rows, width, data));
  }

  private static byte[] instances(int width, float[] values) {
    StringJoiner rows = new StringJoiner(",", "{\"instances\":[", "]}");
    for (int from = 0; from < values.length; from += width) {
      StringJoiner row = new StringJoiner(",", "[", "]");
      for (int i = from; i < from + width; i++) {
        row.add(Rows.text(values[i]));
      }
      rows.add(row.toString());
    }
    return utf8(rows.toString());
  }

  /** As tritonclient writes it when it is told nothing. */
  private static byte[] binaryHeader(int rows, int width) {
    return utf8(
        """
        {"inputs":[{"name":"features","shape":[%d,%d],"datatype":"FP32",\
        "parameters":{"binary_data_size":%d}}],"parameters":{"binary_data_output":true}}\
        """
            .formatted(rows, width, rows * width * Float.BYTES));
  }

  static byte[] floats(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] join(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
