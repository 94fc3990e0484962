package io.pulseline.contract.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Changes a record's bytes: its end, its spaces, its encoding. */
final class Scrambler {
  private static final String[] PIECES = {
    " ",
    "\t",
    "\r\n",
    "\f",
    "\u00a0",
    "\u0000",
    ",",
    ":",
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    "0",
    "9",
    "-",
    "e",
    ".",
    "\\u",
    "//",
    "/*",
    "\uFEFF",
    "\uD83D\uDE00",
    "\u0085"
  };
  private static final byte[][] RAW = {
    {(byte) 0xC0, (byte) 0x80},
    {(byte) 0xED, (byte) 0xA0, (byte) 0xBD},
    {(byte) 0xED, (byte) 0xA0, (byte) 0xBD, (byte) 0xED, (byte) 0xB8, (byte) 0x80},
    {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
    {(byte) 0xC3},
    {(byte) 0x80},
    {(byte) 0xFF, (byte) 0xFE}
  };

  private final RandomGenerator random;

  Scrambler(RandomGenerator random) {
    this.random = random;
  }

  byte[] scramble(byte[] record) {
    return switch (random.nextInt(10)) {
      case 0 -> Arrays.copyOf(record, random.nextInt(record.length + 1));
      case 1 -> joined(record, record.length, piece());
      case 2 -> joined(record, record.length, record);
      case 3 -> flipped(record);
      case 4 -> new String(record, UTF_8).getBytes(charset());
      case 5 -> joined(record, 0, piece());
      case 6 -> without(record);
      default -> joined(record, random.nextInt(record.length + 1), piece());
    };
  }

  private byte[] piece() {
    return random.nextInt(4) == 0
        ? RAW[random.nextInt(RAW.length)]
        : PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8);
  }

  private Charset charset() {
    return switch (random.nextInt(5)) {
      case 0 -> UTF_16LE;
      case 1 -> UTF_16BE;
      case 2 -> Charset.forName("UTF-32LE");
      case 3 -> Charset.forName("UTF-32BE");
      default -> ISO_8859_1;
    };
  }

  private static byte[] joined(byte[] record, int at, byte[] more) {
    byte[] joined = Arrays.copyOf(record, record.length + more.length);
    System.arraycopy(more, 0, joined, at, more.length);
    System.arraycopy(record, at, joined, at + more.length, record.length - at);
    return joined;
  }

  private byte[] flipped(byte[] record) {
    byte[] flipped = record.clone();
    if (flipped.length > 0) {
      int at = random.nextInt(flipped.length);
      flipped[at] = (byte) (flipped[at] ^ (1 << random.nextInt(8)));
    }
    return flipped;
  }

  private byte[] without(byte[] record) {
    int from = random.nextInt(record.length + 1);
    int to = Math.min(record.length, from + 1 + random.nextInt(4));
    byte[] shorter = Arrays.copyOf(record, record.length - (to - from));
    System.arraycopy(record, to, shorter, from, record.length - to);
    return shorter;
  }
}
