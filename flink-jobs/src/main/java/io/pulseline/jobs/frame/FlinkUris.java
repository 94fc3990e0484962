package io.pulseline.jobs.frame;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Flink takes a path without a scheme for one of its default file system, relative ones not at all.
 */
public final class FlinkUris {
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");

  private FlinkUris() {}

  /**
   * A URI as it is, a path of this machine as an absolute {@code file:} URI. It is not encoded:
   * Flink would take the %20 of a space for three characters of the path.
   */
  public static String absolute(String uriOrPath) {
    return SCHEME.matcher(uriOrPath).matches()
        ? uriOrPath
        : "file://" + Path.of(uriOrPath).toAbsolutePath().normalize();
  }
}
