package io.pulseline.local.stack;

import java.nio.file.Path;
import java.util.List;

/** A part that ended although it should run, or did not do its work. */
public final class PartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path log;
  private final transient List<String> lastLines;

  PartFailure(String what, Path log, List<String> lastLines) {
    super(what);
    this.log = log;
    this.lastLines = lastLines;
  }

  public Path log() {
    return log;
  }

  public List<String> lastLines() {
    return lastLines;
  }
}
