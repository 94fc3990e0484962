package io.pulseline.trainer.steps;

import io.pulseline.storage.ObjectStore;
import io.pulseline.storage.StoredObject;
import io.pulseline.storage.Versioned;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Has one file more, or another change, as soon as it has been listed. */
record ObjectStoreThatGrows(ObjectStore store, Callable<?> growth) implements ObjectStore {
  @Override
  public List<StoredObject> list(String prefix) throws IOException {
    List<StoredObject> listed = store.list(prefix);
    try {
      growth.call();
    } catch (Exception e) {
      throw new IOException(e);
    }
    return listed;
  }

  @Override
  public List<String> folders() throws IOException {
    return store.folders();
  }

  @Override
  public String root() {
    return store.root();
  }

  @Override
  public void requireRoot() throws IOException {
    store.requireRoot();
  }

  @Override
  public Optional<StoredObject> find(String key) throws IOException {
    return store.find(key);
  }

  @Override
  public Optional<Versioned> read(String key) throws IOException {
    return store.read(key);
  }

  @Override
  public void download(String key, Path file) throws IOException {
    store.download(key, file);
  }

  @Override
  public void upload(Path file, String key) throws IOException {
    store.upload(file, key);
  }

  @Override
  public void delete(String key) throws IOException {
    store.delete(key);
  }

  @Override
  public boolean compareAndSwap(String key, Optional<String> expected, String text)
      throws IOException {
    return store.compareAndSwap(key, expected, text);
  }

  @Override
  public void close() {
    store.close();
  }
}
