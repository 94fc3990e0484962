package io.pulseline.local.stack;

import io.pulseline.contract.model.ModelPackage;
import io.pulseline.registry.Entry;
import io.pulseline.registry.ModelStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The version that a stack's registry has in production. */
public final class ProductionModel {
  private ProductionModel() {}

  /** Fetches it into the data folder, unless it is there; empty when nothing is in production. */
  public static Optional<ModelPackage> fetch(CommandLines commands) {
    try (ModelStore models =
        ModelStore.open(commands.dataset(), commands.stores().lake(), commands.stores().s3())) {
      Optional<Entry> production = models.production();
      return production.isEmpty()
          ? Optional.empty()
          : Optional.of(
              models.fetch(
                  production.get().version(), commands.folder().models(commands.dataset())));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot fetch the model in production", e);
    }
  }
}
