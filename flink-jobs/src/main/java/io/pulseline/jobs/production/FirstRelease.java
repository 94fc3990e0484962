package io.pulseline.jobs.production;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.metrics.SimpleCounter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The version to begin with, for a step that can do nothing without one. */
public final class FirstRelease {
  private static final Logger LOG = LoggerFactory.getLogger(FirstRelease.class);

  private FirstRelease() {}

  /** Whether something is in production; a registry that does not answer has nothing yet. */
  public static boolean isThere(RegistrySettings registry, ReadableConfig flink) {
    try (Packages packages = registry.open(flink)) {
      return packages.models().production().isPresent();
    } catch (IOException | UserException e) {
      LOG.warn("cannot see whether a model is in production: {}", e.getMessage());
      return false;
    }
  }

  /**
   * Waits until there is something in production that stands a check. Meant for the thread of a
   * task: what it does not read waits in Kafka.
   *
   * @throws InterruptedException when the task is cancelled before
   */
  public static Release await(RegistrySettings registry, Packages packages, PackageCheck check)
      throws InterruptedException {
    var follower =
        new Follower(
            Choice.production(packages.models()),
            packages,
            check,
            Release.none(Role.PRODUCTION),
            new SimpleCounter());
    Optional<Release> found = follower.look();
    if (found.isEmpty()) {
      LOG.warn(
          "nothing that can be used is in production in {} yet; records wait in Kafka",
          packages.models().uri());
    }
    while (found.isEmpty()) {
      TimeUnit.NANOSECONDS.sleep(registry.poll().toNanos());
      found = follower.look();
    }
    return found.get();
  }
}
