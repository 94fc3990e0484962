package io.pulseline.serving.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many files and connections this process may have open, where the system tells. */
final class OpenFiles {
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final Pattern MOST = Pattern.compile("Max open files +(\\d{1,9}) ");

  private OpenFiles() {}

  static OptionalInt most() {
    try {
      Matcher line = MOST.matcher(Files.readString(LIMITS));
      return line.find() ? OptionalInt.of(Integer.parseInt(line.group(1))) : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty(); // no Linux
    }
  }
}
