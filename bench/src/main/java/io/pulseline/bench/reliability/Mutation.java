package io.pulseline.bench.reliability;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes bytes that were valid a little: by the byte, by the piece, and by the token. */
final class Mutation {
  private static final int MAX_CHANGES = 4;
  private static final int MAX_PIECE = 40;
  private static final List<String> TOKENS =
      List.of(
          "null",
          "true",
          "NaN",
          "-Infinity",
          "-1",
          "0",
          "1e400",
          "-0.0",
          "9223372036854775808",
          "99999999999999999999999",
          "2147483648",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "[]",
          "{}",
          "[[[[",
          "}",
          "]",
          ",",
          ":",
          "\"inputs\":",
          "\"parameters\":{\"binary_data_size\":7}",
          "\"BYTES\"",
          "\"INT64\"",
          "\"BOOL\"",
          "\"FP16\"",
          "../../etc/passwd",
          "%00",
          "\u00e4");

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  /** Others made of these, with pieces of yet others now and then. */
  byte[] of(byte[] valid, byte[] other) {
    byte[] bytes = valid;
    for (int changes = 1 + random.nextInt(MAX_CHANGES); changes > 0; changes--) {
      bytes = change(bytes, other);
    }
    return bytes;
  }

  private byte[] change(byte[] bytes, byte[] other) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + random.nextInt(MAX_PIECE));
    return switch (random.nextInt(7)) {
      case 0 -> flipped(bytes);
      case 1 -> replaced(bytes, from, to, new byte[0]);
      case 2 -> replaced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
      case 3 -> replaced(bytes, from, to, noise());
      case 4 -> replaced(bytes, from, to, piece(other));
      case 5 -> Arrays.copyOf(bytes, from);
      default -> token(bytes);
    };
  }

  private byte[] flipped(byte[] bytes) {
    byte[] flipped = bytes.clone();
    if (flipped.length > 0) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    }
    return flipped;
  }

  /** Something else in the place of what stands between two commas, colons or brackets. */
  private byte[] token(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    while (from < bytes.length && ",:[{".indexOf(bytes[from]) < 0) {
      from++;
    }
    int begin = Math.min(bytes.length, from + 1);
    int end = begin;
    while (end < bytes.length && ",:]}".indexOf(bytes[end]) < 0) {
      end++;
    }
    String token = TOKENS.get(random.nextInt(TOKENS.size()));
    return replaced(bytes, begin, end, token.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] noise() {
    byte[] noise = new byte[random.nextInt(MAX_PIECE)];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] piece(byte[] other) {
    int from = random.nextInt(other.length + 1);
    return Arrays.copyOfRange(
        other, from, Math.min(other.length, from + random.nextInt(MAX_PIECE)));
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + by.length);
    out.write(bytes, 0, from);
    out.writeBytes(by);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
