package io.pulseline.registry;

import java.time.Instant;

/** Who changes a registry, and when. */
public record By(String name, Instant at) {
  public static By now(String name) {
    return new By(name, Instant.now());
  }
}
