package io.pulseline.serving.repository;

import io.pulseline.serving.plane.Models;
import io.pulseline.serving.plane.ServingException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * What clients may see and ask of a repository. A client's name for a model or a version is looked
 * up among those that are there, and leads to no file.
 */
public final class RepositoryControl {
  /** The parameter that names a version. */
  public static final String VERSION = "version";

  /** What Triton's clients send along: no model here depends on another. */
  private static final String DEPENDENTS = "unload_dependents";

  private final Map<String, Follower> followers;
  private final Runnable appear;
  private final ControlThread thread;

  /**
   * A control.
   *
   * @param appear looks for models that have come
   * @param allowed whether clients may load and unload
   */
  RepositoryControl(Map<String, Follower> followers, Runnable appear, boolean allowed) {
    this.followers = followers;
    this.appear = appear;
    this.thread = new ControlThread(allowed);
  }

  /**
   * All versions that there are.
   *
   * @param readyOnly of them, only those that are served
   */
  public List<IndexEntry> index(boolean readyOnly) {
    Stream<IndexEntry> index = followers.values().stream().flatMap(f -> f.index().stream());
    return (readyOnly ? index.filter(IndexEntry::ready) : index).toList();
  }

  /**
   * Serves a model, or one of its versions besides.
   *
   * @param version empty: the one in production, now and from now on
   * @return done when it is served; fails with a {@link ServingException} when it cannot be
   * @throws ServingException when clients are not to ask for it, or too many do
   */
  public CompletableFuture<Void> load(String model, String version) {
    return thread.run(
        () -> {
          Follower follower = require(model);
          if (version.isEmpty()) {
            follower.load();
          } else {
            follower.load(version);
          }
          return CompletableFuture.completedFuture(null);
        });
  }

  /**
   * Serves a model no more, or one of its versions.
   *
   * @param version empty: all of them, until they are to be loaded
   * @return done when its last request is; fails as {@link #load} does
   * @throws ServingException as {@link #load} does
   */
  public CompletableFuture<Void> unload(String model, String version) {
    return thread.run(
        () -> {
          Follower follower = require(model);
          return version.isEmpty() ? follower.unload() : follower.unload(version);
        });
  }

  /**
   * Checks the name of a parameter.
   *
   * @throws ServingException when it is one that would change what is served
   */
  public static void requireParameter(String name) {
    if (!name.equals(VERSION) && !name.equals(DEPENDENTS)) {
      throw ServingException.invalid(
          "parameter '%s' is not taken here: a package is served as it is, and 'version' says"
              + " which",
          name);
    }
  }

  private Follower require(String model) {
    Follower follower = followers.get(model);
    if (follower == null) {
      appear.run(); // it may have come since the last look
      follower = followers.get(model);
    }
    if (follower == null) {
      throw ServingException.notFound(
          "model '%s' is not in the repository, %s", model, Models.are(followers.keySet()));
    }
    return follower;
  }

  /** Takes no more requests. */
  void end() throws InterruptedException {
    thread.end();
  }
}
