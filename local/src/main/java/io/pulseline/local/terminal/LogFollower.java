package io.pulseline.local.terminal;

import io.pulseline.contract.process.ReadyLine;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Passes on what a part writes to its log: whole lines as lines, and what it rewrites in place (a
 * bar, ended by a carriage return) as a live line. What it says to programs, JSON and READY, is
 * left out.
 */
public final class LogFollower {
  private final Path log;
  private final Story story;
  private final StringBuilder pending = new StringBuilder();
  private long position;

  private LogFollower(Path log, Story story, long position) {
    this.log = log;
    this.story = story;
    this.position = position;
  }

  /** Follows what will be written from now on. */
  public static LogFollower fromEndOf(Path log, Story story) {
    try {
      return new LogFollower(log, story, Files.exists(log) ? Files.size(log) : 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }

  /** Passes on what is new since the last call. */
  public void follow() {
    for (char c : fresh().toCharArray()) {
      if (c == '\n' || c == '\r') {
        pass(pending.toString().strip(), c == '\r');
        pending.setLength(0);
      } else {
        pending.append(c);
      }
    }
  }

  private void pass(String text, boolean inPlace) {
    if (text.isEmpty() || text.startsWith("{") || ReadyLine.parse(text).isPresent()) {
      return;
    }
    if (inPlace) {
      story.live(text);
    } else {
      story.pass(text);
    }
  }

  /** Only up to the last line end, so that no character is cut in two. */
  private String fresh() {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] bytes = new byte[Math.toIntExact(file.length() - position)];
      file.seek(position);
      file.readFully(bytes);
      int end = bytes.length;
      while (end > 0 && bytes[end - 1] != '\n' && bytes[end - 1] != '\r') {
        end--;
      }
      position += end;
      return new String(bytes, 0, end, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }
}
