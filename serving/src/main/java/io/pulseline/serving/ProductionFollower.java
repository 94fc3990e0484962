package io.pulseline.serving;

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
 * had: then readiness says so, and each further look tries again. Not thread-safe.
 */
final class ProductionFollower {
  private static final Logger LOG = LoggerFactory.getLogger(ProductionFollower.class);

  private final String model;
  private final Releases releases;
  private final DataPlane plane;
  private final Readiness readiness;
  private Optional<String> wanted = Optional.empty();

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
      wanted = moved.isPresent() ? moved : wanted;
      if (wanted.isPresent() && !wanted.get().equals(plane.metadata(model, "").version())) {
        switchTo(wanted.get());
      }
      wanted = Optional.empty();
      readiness.warn("");
    } catch (IOException | RuntimeException e) {
      warn(e);
    }
  }

  private void switchTo(String version) throws IOException {
    ServedModel next = ServedModel.load(model, releases.fetch(version));
    try {
      next.warmUp();
    } catch (RuntimeException e) {
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
  private void warn(Exception problem) {
    String what =
        wanted.map(version -> "version '" + version + "'").orElse("what is in production");
    String message =
        what + " cannot be served, the version before it still is: " + problem.getMessage();
    if (!message.equals(readiness.warning())) {
      LOG.warn(message, problem);
      readiness.warn(message);
    }
  }
}
