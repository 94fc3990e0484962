package io.pulseline.jobs.elasticsearch;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses between attempts: each twice the one before, up to the longest, and shortened at random by
 * up to a half so that many clients do not come back in the same instant.
 */
public record Backoff(Duration first, Duration longest) {
  private static final int LARGEST_SHIFT = 20;

  /**
   * How long to wait before trying again.
   *
   * @param attempt how often it was repeated already, from 0
   */
  public Duration pause(int attempt) {
    long full = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempt, LARGEST_SHIFT));
    return Duration.ofMillis(full - ThreadLocalRandom.current().nextLong(full / 2 + 1));
  }
}
