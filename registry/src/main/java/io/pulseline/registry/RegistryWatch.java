package io.pulseline.registry;

import io.pulseline.storage.StoredObject;
import java.io.IOException;
import java.util.Optional;

/**
 * Tells when a registry changes. A look at one that has not costs one request for its tag, or one
 * look at a file's attributes. Not thread-safe.
 */
public final class RegistryWatch {
  private final RegistryFile file;
  private Optional<StoredObject> seen = Optional.empty();
  private boolean looked;

  RegistryWatch(RegistryFile file) {
    this.file = file;
  }

  /**
   * Looks once.
   *
   * @return the registry, if it is another than at the last look; at the first, whatever it is
   */
  public Optional<Registry> changed() throws IOException {
    Optional<StoredObject> now = file.find();
    if (looked && now.equals(seen)) {
      return Optional.empty();
    }
    Registry registry = file.read();
    seen = now;
    looked = true;
    return Optional.of(registry);
  }
}
