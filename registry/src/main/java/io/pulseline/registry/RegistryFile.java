package io.pulseline.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pulseline.contract.JsonFault;
import io.pulseline.contract.UndefinedNumbers;
import io.pulseline.contract.UserException;
import io.pulseline.storage.ObjectStore;
import io.pulseline.storage.StoredObject;
import io.pulseline.storage.Versioned;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code registry.json} in a store, changed by compare-and-swap. Where there is none, nothing is
 * registered yet, unless the lake itself is not there.
 */
record RegistryFile(ObjectStore store, String key, String dataset, Lake lake) {
  private static final int ATTEMPTS = 50;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(40);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(UndefinedNumbers.module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** A step from one registry to the next. */
  interface Change {
    Registry apply(Registry registry) throws IOException;
  }

  /** Its size and tag, without its content. */
  Optional<StoredObject> find() throws IOException {
    return orNoLake(store.find(key));
  }

  Registry read() throws IOException {
    return parse(content());
  }

  private Optional<Versioned> content() throws IOException {
    return orNoLake(store.read(key));
  }

  private <T> Optional<T> orNoLake(Optional<T> found) throws IOException {
    if (found.isEmpty()) {
      lake.require();
    }
    return found;
  }

  /** Changes the registry, anew whenever somebody else was faster, and returns what it wrote. */
  Registry change(Change change) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Versioned> current = content();
      Registry before = parse(current);
      Registry after = change.apply(before);
      if (after.equals(before)
          || store.compareAndSwap(
              key, current.map(Versioned::tag), JSON.writeValueAsString(after))) {
        return after;
      }
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE));
    }
    throw new UserException(
        "%s changed %d times while it was to be changed here; try again"
            .formatted(where(), ATTEMPTS));
  }

  private Registry parse(Optional<Versioned> json) throws IOException {
    if (json.isEmpty()) {
      return Registry.empty(dataset);
    }
    try {
      Registry registry = JSON.readValue(json.get().text(), Registry.class);
      if (registry == null) {
        throw broken("it holds null", null);
      }
      if (!dataset.equals(registry.dataset())) {
        throw broken("it is of dataset '" + registry.dataset() + "'", null);
      }
      return registry;
    } catch (JsonProcessingException e) {
      throw broken(JsonFault.of(e), e);
    }
  }

  private UserException broken(String why, JsonProcessingException cause) {
    return new UserException(
        "%s is no registry: %s; bring an earlier one back, or delete it to start with drafts"
            .formatted(where(), why),
        cause);
  }

  private String where() {
    return store.root().replaceFirst("/$", "") + "/" + key;
  }
}
