package io.pulseline.local.demo;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code key=value} words of a part's READY line; a value may hold spaces. */
final class ReadyLine {
  private ReadyLine() {}

  static Optional<String> value(String line, String key) {
    Matcher found =
        Pattern.compile(" " + Pattern.quote(key) + "=(.*?)(?= [a-z]+=|$)").matcher(line);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
