package io.pulseline.cli;

import io.pulseline.contract.UserException;
import java.util.Optional;

/** What it means when a library in machine code cannot be loaded: each unpacks itself first. */
final class NativeLibraries {
  private NativeLibraries() {}

  /** What to do about an error, if it is of such a library. */
  static Optional<UserException> fault(LinkageError error) {
    boolean ofLoading =
        error instanceof UnsatisfiedLinkError
            || error instanceof ExceptionInInitializerError
            || error.getCause() instanceof ExceptionInInitializerError;
    return ofLoading
        ? Optional.of(
            new UserException(
                ("a library in machine code cannot be loaded (%s); it is unpacked into %s: make"
                        + " room there, or name a folder whose files may be run, with"
                        + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER")
                    .formatted(Sentence.of(root(error)), System.getProperty("java.io.tmpdir")),
                error))
        : Optional.empty();
  }

  private static Throwable root(Throwable error) {
    return error.getCause() == null ? error : root(error.getCause());
  }
}
