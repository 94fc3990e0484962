package io.pulseline.serving.repository;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Repositories that have looked once. */
public final class Repositories {
  private static final Duration POLL = Duration.ofMillis(20);

  private Repositories() {}

  /** All of a lake, which has something in production. */
  public static ModelRepository ofLake(String lake, Optional<Integer> canary, boolean controlled)
      throws IOException {
    ModelRepository repository = ModelRepository.ofLake(lake, "", POLL, canary, controlled);
    repository.begin();
    return repository;
  }
}
