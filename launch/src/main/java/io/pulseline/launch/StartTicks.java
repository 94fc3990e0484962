package io.pulseline.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * When a process started, in clock ticks since the machine did, as Linux keeps it. Setting the
 * clock does not change it, whereas the time of day that the kernel derives from it moves along.
 */
final class StartTicks {
  /**
   * Of {@code starttime}, field 22 of proc(5), counted from the state behind the command's name.
   */
  private static final int START_AFTER_NAME = 22 - 3;

  private StartTicks() {}

  /** Empty where the system keeps no such file, and for a process that is gone. */
  static OptionalLong of(long pid) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "stat"));
      return parse(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** The name stands in brackets and may hold brackets and spaces itself. */
  static OptionalLong parse(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    return OptionalLong.of(Long.parseLong(fields[START_AFTER_NAME]));
  }
}
