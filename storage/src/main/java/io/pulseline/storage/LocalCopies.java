package io.pulseline.storage;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Where the files of a lake can be read on this machine. Those of a folder lie there; those of a
 * bucket are copied once, several at a time.
 *
 * @param cache folder of the copies, each named after its content's tag
 */
record LocalCopies(ObjectStore store, Path cache, LakeFaults faults) {
  private static final int AT_A_TIME = 8;

  /** Fetches what is not there yet; the paths are in the order of the files. */
  List<Path> of(List<StoredObject> files) throws IOException {
    ExecutorService fetching = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<Path>> copies = new ArrayList<>();
      for (StoredObject file : files) {
        copies.add(fetching.submit(() -> of(file)));
      }
      List<Path> paths = new ArrayList<>();
      for (Future<Path> copy : copies) {
        paths.add(finished(copy));
      }
      return paths;
    } finally {
      fetching.shutdownNow();
    }
  }

  private Path of(StoredObject file) throws IOException {
    if (store instanceof FileObjectStore local) {
      return local.path(file.key());
    }
    String name = file.key().replaceFirst("\\.parquet$", "." + file.tag() + ".parquet");
    Path copy = cache.resolve(name);
    if (!Files.exists(copy)) {
      download(file, copy);
    }
    return copy;
  }

  private void download(StoredObject file, Path copy) throws IOException {
    try {
      store.download(file.key(), copy);
    } catch (IOException e) {
      if (store.find(file.key()).isEmpty()) {
        throw faults.vanished(file);
      }
      throw e;
    }
  }

  /** Forgets a copy that may hold something else than the file as it was listed. */
  void drop(Path local) throws IOException {
    if (local.startsWith(cache)) {
      Files.deleteIfExists(local);
    }
  }

  private static Path finished(Future<Path> copy) throws IOException {
    try {
      return copy.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof UserException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the lake's files were fetched", e);
    }
  }
}
