package io.pulseline.registry;

import java.time.Instant;

/**
 * Who changes a registry, when, and why.
 *
 * @param why the reason that was given; null when none was
 */
public record By(String name, Instant at, String why) {
  public By(String name, Instant at) {
    this(name, at, null);
  }

  public static By now(String name) {
    return new By(name, Instant.now());
  }

  /** The same, for a reason; null or blank takes none. */
  public By because(String reason) {
    return new By(name, at, reason == null || reason.isBlank() ? null : reason);
  }

  /** The same, with what was found before the reason that was given. */
  By having(String found) {
    return because(why == null ? found : found + ": " + why);
  }
}
