package io.pulseline.serving;

import io.pulseline.contract.UserException;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.Readiness;
import io.pulseline.serving.plane.ServedModel;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts each version that goes into production in the place of the one before. It is loaded and
 * warmed beside the old one, which serves on meanwhile, and for as long as the new one cannot be
 * had: then readiness says so, and further looks try again, ever more rarely. Not thread-safe.
 */
final class ProductionFollower {
  private static final Logger LOG = LoggerFactory.getLogger(ProductionFollower.class);

  /** The longest pause between two tries of one version is 2^5 looks. */
  private static final int MAX_DOUBLINGS = 5;

  private final String model;
  private final Releases releases;
  private final DataPlane plane;
  private final Readiness readiness;

  /** What went into production and is not served yet. */
  private Optional<String> wanted = Optional.empty();

  private int failures;
  private int looksToSkip;

  /**
   * A follower, to be asked to {@link #look} again and again.
   *
   * @param model what clients call it
   */
  ProductionFollower(String model, Releases releases, DataPlane plane, Readiness readiness) {
    this.model = model;
    this.releases = releases;
    this.plane = plane;
    this.readiness = readiness;
  }

  /** Looks once, and switches if there is another version. */
  void look() {
    try {
      Optional<String> moved = releases.moved();
      if (moved.isPresent()) {
        wanted = moved;
        failures = 0;
        looksToSkip = 0;
      }
    } catch (IOException | RuntimeException e) {
      warn("the registry cannot be read", e);
      return;
    }
    if (wanted.isEmpty()) {
      readiness.warn("");
    } else if (looksToSkip > 0) {
      looksToSkip--;
    } else {
      serve(wanted.get());
    }
  }

  private void serve(String version) {
    try {
      if (!version.equals(plane.metadata(model, "").version())) {
        switchTo(version);
      }
      wanted = Optional.empty();
      readiness.warn("");
    } catch (IOException | RuntimeException | Error e) {
      // An Error too: what a model wants of memory or of ONNX Runtime must not end the looking
      looksToSkip = (1 << failures) - 1;
      failures = Math.min(failures + 1, MAX_DOUBLINGS);
      warn("version '" + version + "' cannot be served", e);
    }
  }

  private void switchTo(String version) throws IOException {
    ServedModel next = ServedModel.load(model, releases.fetch(version));
    try {
      next.warmUp();
    } catch (RuntimeException | Error e) {
      next.retire().join();
      throw e;
    }
    plane
        .swap(next)
        .exceptionally(
            failure -> {
              LOG.error("the version before '{}' could not be closed", version, failure);
              return null;
            });
    LOG.info("version '{}' is served now", version);
  }

  /** Once for each problem, and not once for each look at it. */
  private void warn(String what, Throwable problem) {
    String message =
        "%s, version '%s' is served on: %s"
            .formatted(what, plane.metadata(model, "").version(), problem.getMessage());
    if (!message.equals(readiness.warning())) {
      LOG.warn(message, problem instanceof UserException ? null : problem);
      readiness.warn(message);
    }
  }
}
