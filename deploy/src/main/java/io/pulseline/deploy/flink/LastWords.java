package io.pulseline.deploy.flink;

import java.util.Optional;

/** The line of a log that says why its process ended. */
final class LastWords {
  static final int LINES = 200;

  private LastWords() {}

  /** Our own error line, or else the innermost cause; empty when there is neither. */
  static Optional<String> of(String log) {
    return ofOurs(log).or(() -> last(log, "Caused by: "));
  }

  /** Our own error line; empty when there is none. */
  static Optional<String> ofOurs(String log) {
    return last(log, "error: ");
  }

  private static Optional<String> last(String log, String start) {
    return log.lines()
        .map(String::strip)
        .filter(line -> line.startsWith(start))
        .reduce((first, second) -> second)
        .map(line -> line.substring(start.length()));
  }
}
