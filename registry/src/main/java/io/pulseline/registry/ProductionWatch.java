package io.pulseline.registry;

import io.pulseline.storage.StoredObject;
import java.io.IOException;
import java.util.Optional;

/**
 * Tells when another version goes into production. A look at a registry that has not changed costs
 * one request for its tag, or one look at a file's attributes. Not thread-safe.
 */
public final class ProductionWatch {
  private final ModelStore models;
  private Optional<StoredObject> seen = Optional.empty();
  private Optional<String> production = Optional.empty();

  ProductionWatch(ModelStore models) {
    this.models = models;
  }

  /**
   * Looks once.
   *
   * @return the version in production, if it is another than at the last look; at the first look,
   *     whichever it is
   */
  public Optional<String> moved() throws IOException {
    Optional<StoredObject> now = models.registryFile().find();
    if (now.equals(seen)) {
      return Optional.empty();
    }
    Optional<String> before = production;
    production = models.production().map(Entry::version);
    seen = now;
    return production.equals(before) ? Optional.empty() : production;
  }
}
