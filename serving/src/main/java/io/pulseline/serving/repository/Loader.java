package io.pulseline.serving.repository;

import io.pulseline.contract.model.ModelPackage;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.ServedModel;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings versions of one model into memory, and keeps their packages while they are served. */
final class Loader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

  private final String model;
  private final Releases releases;
  private final DataPlane plane;
  private final Map<ServedModel, ModelPackage> here = new LinkedHashMap<>();

  Loader(String model, Releases releases, DataPlane plane) {
    this.model = model;
    this.releases = releases;
    this.plane = plane;
  }

  /**
   * A version, tried out and warm. One that is served already is taken as it is: versions never
   * change.
   */
  ServedModel load(String version) throws IOException {
    Optional<ServedModel> present = plane.find(model, version);
    if (present.isPresent()) {
      return present.get();
    }
    try {
      ModelPackage fetched = releases.fetch(version);
      try {
        ServedModel next = ServedModel.prepare(model, fetched);
        here.put(next, fetched);
        return next;
      } catch (IOException | RuntimeException | Error e) {
        releases.drop(fetched);
        throw e;
      }
    } catch (IOException | RuntimeException | Error e) {
      plane.loadFailed(model, version);
      throw e;
    }
  }

  /** Lets go of the packages of versions that are served no more. */
  void sweep() {
    here.entrySet()
        .removeIf(
            entry -> {
              boolean closed = entry.getKey().closed().isDone();
              if (closed) {
                drop(entry.getValue());
              }
              return closed;
            });
  }

  private void drop(ModelPackage fetched) {
    try {
      releases.drop(fetched);
    } catch (IOException e) {
      LOG.warn("{} could not be deleted", fetched.folder(), e);
    }
  }

  @Override
  public void close() throws IOException {
    releases.close();
  }
}
