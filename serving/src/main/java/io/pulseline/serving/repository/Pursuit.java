package io.pulseline.serving.repository;

import java.io.IOException;
import java.util.Optional;

/**
 * A version that is to be served and is not yet. As long as it cannot be had, tries grow ever more
 * rare. Not thread-safe.
 */
final class Pursuit {
  /** The longest pause between two tries of one version is 2^5 looks. */
  private static final int MAX_DOUBLINGS = 5;

  private Optional<String> wanted = Optional.empty();
  private Optional<Throwable> problem = Optional.empty();
  private int failures;
  private int looksToSkip;

  /** Brings a version into service. */
  @FunctionalInterface
  interface Try {
    void serve(String version) throws IOException;
  }

  /** Goes after another version, with the next look; empty: after none. */
  void want(Optional<String> version) {
    wanted = version;
    problem = Optional.empty();
    failures = 0;
    looksToSkip = 0;
  }

  /** Tries, unless there is nothing to try or it is not yet time. */
  void look(Try way) {
    if (wanted.isEmpty()) {
      return;
    }
    if (looksToSkip > 0) {
      looksToSkip--;
      return;
    }
    try {
      way.serve(wanted.get());
      want(Optional.empty());
    } catch (IOException | RuntimeException | Error e) {
      // An Error too: what a model wants of memory or of ONNX Runtime must not end the looking
      looksToSkip = (1 << failures) - 1;
      failures = Math.min(failures + 1, MAX_DOUBLINGS);
      problem = Optional.of(e);
    }
  }

  Optional<String> wanted() {
    return wanted;
  }

  /** Why the version that is wanted is not served yet; empty when it has not been tried. */
  Optional<Throwable> problem() {
    return problem;
  }
}
