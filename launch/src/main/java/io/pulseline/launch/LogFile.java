package io.pulseline.launch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/** Reading log files that are still being written. */
final class LogFile {
  private static final int TAIL_BYTES = 64 * 1024;

  private LogFile() {}

  /**
   * Makes sure that the file and its folder exist.
   *
   * @return its size in bytes
   */
  static long prepare(Path log) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
      return Files.size(log);
    } catch (IOException e) {
      throw new LaunchException("cannot write the log file " + log + ": " + e, e);
    }
  }

  /** The lines from that offset on, without a last one that has no line end yet. */
  static List<String> wholeLinesFrom(Path log, long offset) {
    String text = read(log, offset);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  static List<String> lastLines(Path log, int count) {
    long size = log.toFile().length();
    List<String> lines = read(log, Math.max(0, size - TAIL_BYTES)).lines().toList();
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }

  /** Lines indented for the end of an error message, empty if there are none. */
  static String quote(List<String> lines) {
    return lines.stream().map(line -> "\n  | " + line).collect(Collectors.joining());
  }

  private static String read(Path log, long offset) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] bytes = new byte[Math.toIntExact(Math.max(0, file.length() - offset))];
      file.seek(offset);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the log file " + log, e);
    }
  }
}
