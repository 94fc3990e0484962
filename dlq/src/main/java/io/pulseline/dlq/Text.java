package io.pulseline.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** What strangers wrote, as text for people. */
public final class Text {
  private Text() {}

  static String of(byte[] utf8) {
    return new String(utf8, UTF_8);
  }

  /** The text of bytes; empty when they are not UTF-8. */
  public static Optional<String> ifUtf8(byte[] bytes) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Control characters are written out: a record does not steer the terminal it is shown on. */
  public static String shown(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (Character.isISOControl(character)) {
                shown.append(String.format("\\u%04x", character));
              } else {
                shown.appendCodePoint(character);
              }
            });
    return shown.toString();
  }
}
