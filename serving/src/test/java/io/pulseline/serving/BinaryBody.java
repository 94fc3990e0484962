package io.pulseline.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** JSON with binary tensors behind it, one after the other. */
final class BinaryBody {
  static final String JSON_LENGTH = "Inference-Header-Content-Length";

  private final byte[] json;
  private final byte[] tensors;

  private BinaryBody(byte[] json, byte[] tensors) {
    this.json = json;
    this.tensors = tensors;
  }

  static BinaryBody of(String json, byte[]... tensors) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] tensor : tensors) {
      all.writeBytes(tensor);
    }
    return new BinaryBody(json.getBytes(StandardCharsets.UTF_8), all.toByteArray());
  }

  /** An answer, taken apart where its header says. */
  static BinaryBody of(HttpResponse<byte[]> answer) {
    int length = Integer.parseInt(answer.headers().firstValue(JSON_LENGTH).orElseThrow());
    byte[] body = answer.body();
    return new BinaryBody(
        Arrays.copyOf(body, length), Arrays.copyOfRange(body, length, body.length));
  }

  static byte[] floats(float... values) {
    byte[] bytes = new byte[values.length * Float.BYTES];
    littleEndian(bytes).asFloatBuffer().put(values);
    return bytes;
  }

  static byte[] longs(long... values) {
    byte[] bytes = new byte[values.length * Long.BYTES];
    littleEndian(bytes).asLongBuffer().put(values);
    return bytes;
  }

  static byte[] texts(String... values) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String value : List.of(values)) {
      byte[] text = value.getBytes(StandardCharsets.UTF_8);
      byte[] length = new byte[Integer.BYTES];
      littleEndian(length).putInt(text.length);
      all.writeBytes(length);
      all.writeBytes(text);
    }
    return all.toByteArray();
  }

  byte[] bytes() {
    byte[] all = Arrays.copyOf(json, json.length + tensors.length);
    System.arraycopy(tensors, 0, all, json.length, tensors.length);
    return all;
  }

  String jsonLength() {
    return Integer.toString(json.length);
  }

  JsonNode tree() throws IOException {
    return new ObjectMapper().readTree(json);
  }

  /** The tensors, to read from. */
  ByteBuffer elements() {
    return littleEndian(tensors);
  }

  byte[] tensors() {
    return tensors.clone();
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
