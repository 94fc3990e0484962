package io.pulseline.jobs.production;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds releases to announce. A version whose package is broken is refused, and the one before
 * stays announced; further looks try again, ever more rarely, and another version is taken at once.
 * Not thread-safe.
 */
final class Follower {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  /** The longest pause between two tries of one version is 2^5 looks. */
  private static final int MAX_DOUBLINGS = 5;

  private final Choice choice;
  private final Packages packages;
  private final PackageCheck check;
  private final Counter refusals;
  private Release announced;
  private String refused = "";
  private int failures;
  private int looksToSkip;
  private String told = "";

  /**
   * A follower, to be asked to {@link #look} again and again.
   *
   * @param announced what was announced last
   * @param refusals counts versions, each once however often it is tried
   */
  Follower(
      Choice choice, Packages packages, PackageCheck check, Release announced, Counter refusals) {
    this.choice = choice;
    this.packages = packages;
    this.check = check;
    this.announced = announced;
    this.refusals = refusals;
  }

  /** Looks once: what is to be announced, if it is another than before. */
  Optional<Release> look() {
    String wanted;
    try {
      wanted = choice.now().orElse("");
    } catch (IOException | RuntimeException e) {
      tell("the registry cannot be read", e);
      return Optional.empty();
    }
    if (wanted.equals(announced.version())) {
      forget();
      return Optional.empty();
    }
    if (!wanted.equals(refused)) {
      forget();
    } else if (looksToSkip > 0) {
      looksToSkip--;
      return Optional.empty();
    }
    return wanted.isEmpty() ? announce(Release.none(announced.role())) : vet(wanted);
  }

  private Optional<Release> vet(String version) {
    try {
      return announce(packages.vet(announced.role(), version, check));
    } catch (IOException | RuntimeException e) {
      if (!version.equals(refused)) {
        refusals.inc();
        refused = version;
      }
      looksToSkip = (1 << failures) - 1;
      failures = Math.min(failures + 1, MAX_DOUBLINGS);
      tell("version '" + version + "' is refused", e);
      return Optional.empty();
    }
  }

  private Optional<Release> announce(Release release) {
    forget();
    announced = release;
    return Optional.of(release);
  }

  private void forget() {
    refused = "";
    failures = 0;
    looksToSkip = 0;
    told = "";
  }

  /** Once for each problem, and not once for each look at it. */
  private void tell(String what, Exception problem) {
    String message =
        "%s, %s stays: %s"
            .formatted(
                what,
                announced.isNone() ? "no version" : "'" + announced.version() + "'",
                problem.getMessage());
    if (!message.equals(told)) {
      LOG.warn(message, problem instanceof UserException ? null : problem);
      told = message;
    }
  }
}
