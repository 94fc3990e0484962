package io.pulseline.serving.plane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The models that are served, in one version or several. A request leases the one that it names;
 * others take its place between two requests, and one that is not served any more is closed after
 * its last.
 */
public final class Models {
  private final ConcurrentMap<String, ServedVersions> byName = new ConcurrentHashMap<>();
  private volatile boolean closing;

  /** What a change took away, and when the last of it is closed. */
  record Removed(Collection<ServedModel> models, CompletableFuture<Void> closed) {}

  /**
   * Changes which versions of a model are served.
   *
   * @param arriving the version that comes by the change, Models' own from then on; null for none
   * @throws ServingException when these models are closing; then the arriving one is retired too
   */
  synchronized Removed change(
      String name, ServedModel arriving, UnaryOperator<ServedVersions> change) {
    if (closing) {
      if (arriving != null) {
        arriving.retire().join();
      }
      throw ServingException.stopping();
    }
    ServedVersions before = byName.getOrDefault(name, ServedVersions.NONE);
    ServedVersions after = change.apply(before);
    Set<ServedModel> staying = after.all();
    if (staying.isEmpty()) {
      byName.remove(name);
    } else {
      byName.put(name, after);
    }
    List<ServedModel> leaving = new ArrayList<>(before.all());
    leaving.removeAll(staying);
    return new Removed(leaving, retire(leaving));
  }

  private static CompletableFuture<Void> retire(Collection<ServedModel> models) {
    return CompletableFuture.allOf(
        models.stream().map(ServedModel::retire).toArray(CompletableFuture<?>[]::new));
  }

  /** What the models are called, in alphabetical order. */
  public List<String> names() {
    return byName.keySet().stream().sorted().toList();
  }

  /** The versions of a model that are served. */
  ServedVersions versions(String name) {
    return byName.getOrDefault(name, ServedVersions.NONE);
  }

  /** A version that is served; empty when it is not. */
  Optional<ServedModel> find(String name, String version) {
    return Optional.ofNullable(versions(name).find(version));
  }

  /** All versions of all, to look at. */
  Collection<ServedModel> all() {
    return byName.values().stream().flatMap(versions -> versions.all().stream()).toList();
  }

  /**
   * The model of a name and a version, to look at; to score with it takes a {@link #lease lease}.
   *
   * @param version empty: the one in production
   * @throws ServingException when no such model is served here
   */
  public ServedModel get(String name, String version) {
    ServedVersions versions = served(name);
    return found(
        name,
        version,
        versions,
        version.isEmpty() ? versions.production() : versions.find(version));
  }

  /**
   * As {@link #get}, to be given back by {@link ServedModel#giveBack}; open until then. Of the
   * requests that name no version, the candidate gets its share.
   */
  ServedModel lease(String name, String version) {
    while (true) {
      ServedVersions versions = served(name);
      ServedModel model =
          found(
              name,
              version,
              versions,
              version.isEmpty() ? versions.next() : versions.find(version));
      if (model.lease()) {
        return model;
      }
      // Another has taken its place since it was looked up
    }
  }

  private ServedVersions served(String name) {
    ServedVersions versions = byName.get(name);
    if (versions == null) {
      throw closing
          ? ServingException.stopping()
          : ServingException.notFound("model '%s' is not served here, %s", name, are(names()));
    }
    return versions;
  }

  private static ServedModel found(
      String name, String version, ServedVersions versions, ServedModel found) {
    if (found == null) {
      List<String> there = versions.all().stream().map(ServedModel::version).toList();
      throw version.isEmpty()
          ? ServingException.notFound(
              "model '%s' has no version in production here, name one of '%s'",
              name, String.join("', '", there))
          : ServingException.notFound(
              "model '%s' has no version '%s' here, %s", name, version, versionsAreServed(there));
    }
    return found;
  }

  /** For people: what there is. */
  public static String are(Collection<String> names) {
    return names.isEmpty()
        ? "nothing is"
        : names.stream()
            .collect(Collectors.joining("', '", "'", names.size() == 1 ? "' is" : "' are"));
  }

  private static String versionsAreServed(List<String> versions) {
    return (versions.size() == 1 ? "version " : "versions ") + are(versions) + " served";
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
      closed = retire(all());
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
