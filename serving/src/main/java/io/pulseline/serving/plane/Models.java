package io.pulseline.serving.plane;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The models that are served, one version of each. A request leases the one that it names; a
 * further version takes its place between two requests, and the old one is closed after its last.
 */
public final class Models {
  private final ConcurrentMap<String, ServedModel> byName = new ConcurrentHashMap<>();
  private volatile boolean closing;

  /**
   * Serves a model from now on, in place of the version that has its name. It is Models' own from
   * then on.
   *
   * @return done when that version's last request is done and it is closed
   * @throws ServingException when these models are closing; then the new one is retired too
   */
  public synchronized CompletableFuture<Void> swap(ServedModel next) {
    if (closing) {
      next.retire().join();
      throw ServingException.stopping();
    }
    ServedModel old = byName.put(next.name(), next);
    return old == null ? CompletableFuture.completedFuture(null) : old.retire();
  }

  /** What the models are called, in alphabetical order. */
  public List<String> names() {
    return byName.keySet().stream().sorted().toList();
  }

  /** The model of a name, whichever version is served. */
  Optional<ServedModel> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** One version of each, to look at. */
  Collection<ServedModel> all() {
    return byName.values();
  }

  /**
   * The model of a name and a version, to look at; to score with it takes a {@link #lease lease}.
   *
   * @param version empty: whichever is served
   * @throws ServingException when no such model is served here
   */
  public ServedModel get(String name, String version) {
    ServedModel model = byName.get(name);
    if (model == null) {
      throw closing
          ? ServingException.stopping()
          : ServingException.notFound(
              "model '%s' is not served here, %s",
              name, "'" + String.join("', '", names()) + "' is");
    }
    if (!version.isEmpty() && !model.version().equals(version)) {
      throw ServingException.notFound(
          "model '%s' has no version '%s' here, version '%s' is served",
          name, version, model.version());
    }
    return model;
  }

  /** As {@link #get}, to be given back by {@link ServedModel#giveBack}; open until then. */
  ServedModel lease(String name, String version) {
    while (true) {
      ServedModel model = get(name, version);
      if (model.lease()) {
        return model;
      }
      // Another has taken its place since it was looked up
    }
  }

  /**
   * Lends no more, and closes each model when its last request is done.
   *
   * @return whether all were closed within that time; one that is not is left to its request
   */
  public boolean close(Duration patience) throws InterruptedException {
    CompletableFuture<Void> closed;
    synchronized (this) {
      closing = true;
      closed =
          CompletableFuture.allOf(
              byName.values().stream()
                  .map(ServedModel::retire)
                  .toArray(CompletableFuture<?>[]::new));
      byName.clear();
    }
    try {
      closed.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a model could not be closed", e.getCause());
    }
  }
}
