package io.pulseline.local.stack;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.observe.Stores;
import io.pulseline.registry.Entry;
import io.pulseline.registry.ModelStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The version that a stack's registry has in production. */
public final class ProductionModel {
  private ProductionModel() {}

  /** Its name; empty when nothing is in production. */
  public static Optional<String> version(Dataset dataset, Stores stores) {
    try (ModelStore models = ModelStore.open(dataset, stores.lake(), stores.s3())) {
      return models.production().map(Entry::version);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read which model is in production", e);
    }
  }
}
