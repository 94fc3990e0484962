package io.pulseline.contract.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grammar of RFC 8259, letter by letter, and nothing that any library thinks of it. A byte
 * order mark is passed over, as the RFC allows.
 */
final class StrictJson {
  /** Deeper ones no recursion of this reader bears, and none has to. */
  static final int DEEPEST = 1_200;

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final Pattern WORD = Pattern.compile("true|false|null");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([\"\\\\/bfnrt]|u[0-9a-fA-F]{4})");
  private static final String SPACES = " \t\n\r";

  /** The bytes are no JSON text. */
  static final class NotJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    NotJsonException(String message) {
      super(message, null, false, false);
    }
  }

  /** They may be one, too deep for this reader. */
  static final class TooDeepException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final String text;
  private int at;

  private StrictJson(String text) {
    this.text = text;
  }

  static Json parse(byte[] bytes) throws NotJsonException, TooDeepException {
    StrictJson reader;
    try {
      reader =
          new StrictJson(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new NotJsonException("not UTF-8");
    }
    if (reader.text.startsWith("\uFEFF")) {
      reader.at++;
    }
    Json value = reader.value(0);
    reader.skipSpaces();
    if (reader.at < reader.text.length()) {
      throw new NotJsonException("more at " + reader.at);
    }
    return value;
  }

  private Json value(int depth) throws NotJsonException, TooDeepException {
    if (depth > DEEPEST) {
      throw new TooDeepException();
    }
    skipSpaces();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new Json.Token(takeText());
      case 't', 'f', 'n' -> new Json.Token(take(WORD));
      default -> new Json.Token(take(NUMBER));
    };
  }

  private Json object(int depth) throws NotJsonException, TooDeepException {
    List<Json.Field> fields = new ArrayList<>();
    at++;
    if (!takes('}')) {
      do {
        skipSpaces();
        String name = takeText();
        expect(':');
        fields.add(new Json.Field(name, value(depth + 1)));
      } while (takes(','));
      expect('}');
    }
    return new Json.Fields(fields);
  }

  private Json array(int depth) throws NotJsonException, TooDeepException {
    List<Json> items = new ArrayList<>();
    at++;
    if (!takes(']')) {
      do {
        items.add(value(depth + 1));
      } while (takes(','));
      expect(']');
    }
    return new Json.Items(items);
  }

  private String take(Pattern token) throws NotJsonException {
    Matcher matcher = token.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new NotJsonException("no " + token + " at " + at);
    }
    at = matcher.end();
    return matcher.group();
  }

  private String takeText() throws NotJsonException {
    int from = at;
    if (peek() != '"') {
      throw new NotJsonException("no text at " + at);
    }
    at++;
    while (peek() != '"') {
      if (peek() < ' ') {
        throw new NotJsonException("no end of a text at " + at);
      }
      if (peek() == '\\') {
        take(ESCAPE);
      } else {
        at++;
      }
    }
    at++;
    return text.substring(from, at);
  }

  private boolean takes(char wanted) {
    skipSpaces();
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char wanted) throws NotJsonException {
    if (!takes(wanted)) {
      throw new NotJsonException("no " + wanted + " at " + at);
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void skipSpaces() {
    while (at < text.length() && SPACES.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** What a written text says. */
  static String unquoted(String written) {
    StringBuilder said = new StringBuilder();
    int at = 1;
    while (at < written.length() - 1) {
      char c = written.charAt(at++);
      said.append(c == '\\' ? escaped(written, at) : c);
      if (c == '\\') {
        at += written.charAt(at) == 'u' ? 5 : 1;
      }
    }
    return said.toString();
  }

  /** What stands for an escape, which begins after its backslash. */
  private static char escaped(String written, int at) {
    return switch (written.charAt(at)) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) Integer.parseInt(written.substring(at + 1, at + 5), 16);
      default -> written.charAt(at);
    };
  }
}
