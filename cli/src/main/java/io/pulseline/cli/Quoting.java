package io.pulseline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words in an argument that has marks of its own (commas, equals signs): one that holds such a mark
 * stands in double quotes, and a quote within those is doubled.
 */
public final class Quoting {
  /** A word in quotes, as part of a regular expression. */
  public static final String QUOTED = "\"(?:[^\"]|\"\")*\"";

  private static final Pattern ITEM =
      Pattern.compile("\\s*(" + QUOTED + "(?=\\s*(?:,|$))|[^,]*?)\\s*(,|$)");

  private Quoting() {}

  /** The word without its quotes; as it is when it has none. */
  public static String unquoted(String word) {
    return word.length() > 1 && word.matches(QUOTED)
        ? word.substring(1, word.length() - 1).replace("\"\"", "\"")
        : word;
  }

  /** The word, in quotes unless it is free of spaces at its ends, quotes and some marks. */
  public static String quoted(String word, String marks) {
    boolean plain =
        word.equals(word.strip()) && word.chars().noneMatch(c -> c == '"' || marks.indexOf(c) >= 0);
    return plain ? word : '"' + word.replace("\"", "\"\"") + '"';
  }

  /** Words with commas between them, without their quotes. */
  public static List<String> list(String text) {
    List<String> words = new ArrayList<>();
    Matcher item = ITEM.matcher(text);
    boolean more = true;
    while (more && item.lookingAt()) {
      words.add(unquoted(item.group(1)));
      more = item.group(2).equals(",");
      item.region(item.end(), text.length());
    }
    return words;
  }
}
