package io.pulseline.serving;

import io.pulseline.cli.StopSignal;
import io.pulseline.contract.model.ModelPackage;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/**
 * The version to begin with. Whoever cannot be reached at the first look was named wrongly, which
 * is an error; after that it is an outage, and is waited out.
 */
final class FirstRelease {
  private final LakeReleases releases;
  private final PrintWriter errors;
  private String told = "";

  FirstRelease(LakeReleases releases, PrintWriter errors) {
    this.releases = releases;
    this.errors = errors;
  }

  /**
   * Waits until something is in production, and fetches it.
   *
   * @param pause between two looks
   * @return empty when the process is asked to end before
   */
  Optional<ModelPackage> await(StopSignal stop, Duration pause)
      throws IOException, InterruptedException {
    Optional<String> version = releases.moved();
    if (version.isPresent()) {
      return Optional.of(releases.fetch(version.get()));
    }
    while (true) {
      try {
        Optional<String> moved = releases.moved();
        version = moved.isPresent() ? moved : version;
        if (version.isPresent()) {
          return Optional.of(releases.fetch(version.get()));
        }
        tell("nothing is in production in " + releases.uri() + " yet");
      } catch (IOException | RuntimeException e) {
        tell(e.getMessage());
      }
      if (stop.await(pause)) {
        return Optional.empty();
      }
    }
  }

  /** Once for each state, and not once for each look. */
  private void tell(String state) {
    if (!state.equals(told)) {
      errors.println(state + "; waiting for a model");
      told = state;
    }
  }
}
