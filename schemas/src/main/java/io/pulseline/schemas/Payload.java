package io.pulseline.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.envelope.Rejection;
import io.pulseline.contract.envelope.RejectionReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * The bytes of a record behind its header. Avro's decoder takes them apart; lengths and positions
 * that they claim are checked here first, so that no record makes it reserve memory.
 */
final class Payload {
  private static final char REPLACEMENT = '\ufffd';

  private byte[] buffer = new byte[256];
  private BinaryDecoder decoder;
  private int bytes;

  void open(byte[] value) {
    bytes = value.length - WireFormat.HEADER;
    decoder = DecoderFactory.get().binaryDecoder(value, WireFormat.HEADER, bytes, decoder);
  }

  BinaryDecoder decoder() {
    return decoder;
  }

  /** The number of bytes of what comes now. */
  int length() throws IOException, Rejection {
    long length = decoder.readLong();
    if (length < 0 || length > bytes) {
      throw malformed("a length of " + length);
    }
    return (int) length;
  }

  String text() throws IOException, Rejection {
    int length = length();
    if (length > buffer.length) {
      buffer = new byte[Math.max(length, 2 * buffer.length)];
    }
    decoder.readFixed(buffer, 0, length);
    String text = new String(buffer, 0, length, UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      requireUtf8(length);
    }
    return text;
  }

  private void requireUtf8(int length) throws Rejection {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, 0, length));
    } catch (CharacterCodingException e) {
      throw malformed("a string that is not UTF-8");
    }
  }

  /**
   * A position in a list of choices.
   *
   * @param choices how many there are
   */
  int choice(int choices) throws IOException, Rejection {
    int choice = decoder.readInt();
    if (choice < 0 || choice >= choices) {
      throw malformed("choice " + choice + " of " + choices);
    }
    return choice;
  }

  static Rejection malformed(String what) {
    return new Rejection(RejectionReason.NOT_AVRO, "the bytes hold " + what);
  }
}
