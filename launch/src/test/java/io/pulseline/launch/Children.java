package io.pulseline.launch;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;

/** Starts the small programs of the tests. */
final class Children {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private Children() {}

  static ChildBuilder child(Class<?> program, Path log) {
    return ChildProcess.named(program.getSimpleName())
        .classPath(testClasses())
        .mainClass(program.getName())
        .jvmFlags(JvmFlags.QUICK_START)
        .heap("32m")
        .log(log);
  }

  static Path testClasses() {
    return codeOf(Children.class);
  }

  /** The folder or jar that a class comes from. */
  static Path codeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static int portOf(String readyLine) {
    return Integer.parseInt(readyLine.substring(readyLine.lastIndexOf(':') + 1));
  }
}
