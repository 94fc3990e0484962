package io.pulseline.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes a child out of the terminal's foreground group where the system has {@code setsid}: Ctrl-C
 * then reaches only the parent, which stops its children in its own order, and closing the terminal
 * does not end a detached process.
 */
final class NewSession {
  private NewSession() {}

  /** The start of the command line, empty on a system without setsid. */
  static List<String> prefix() {
    return Stream.of("/usr/bin/setsid", "/bin/setsid")
        .filter(path -> Files.isExecutable(Path.of(path)))
        .limit(1)
        .toList();
  }
}
