package io.pulseline.local.demo;

import java.util.Arrays;
import java.util.Optional;

/** The {@code key=value} words of a part's READY line. */
final class ReadyLine {
  private ReadyLine() {}

  static Optional<String> value(String line, String key) {
    return Arrays.stream(line.split(" "))
        .filter(word -> word.startsWith(key + "="))
        .map(word -> word.substring(key.length() + 1))
        .findFirst();
  }
}
