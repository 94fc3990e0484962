package io.pulseline.registry;

import java.io.IOException;
import java.util.Optional;

/** Tells when another version goes into production. Not thread-safe. */
public final class ProductionWatch {
  private final RegistryWatch registry;
  private Optional<String> production = Optional.empty();

  ProductionWatch(RegistryWatch registry) {
    this.registry = registry;
  }

  /**
   * Looks once, at the price of {@link RegistryWatch#changed}.
   *
   * @return the version in production, if it is another than at the last look; at the first look,
   *     whichever it is
   */
  public Optional<String> moved() throws IOException {
    Optional<Registry> changed = registry.changed();
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> before = production;
    production = changed.get().at(Stage.PRODUCTION).map(Entry::version);
    return production.equals(before) ? Optional.empty() : production;
  }
}
