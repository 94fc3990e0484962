package io.pulseline.serving.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What to tell of requests. */
public final class LogOptions {
  @Option(
      names = "--access-log",
      description = "Write a line of JSON for each request to standard output.")
  private boolean access;

  /** Opens the access log, if there is to be one. */
  public Optional<AccessLog> accessLog() {
    return access
        ? Optional.of(new AccessLog(new FileOutputStream(FileDescriptor.out)))
        : Optional.empty();
  }
}
