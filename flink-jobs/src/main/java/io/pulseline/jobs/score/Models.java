package io.pulseline.jobs.score;

import io.pulseline.jobs.production.Release;
import io.pulseline.jobs.production.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The models of one subtask: those in force, and those that were announced and wait for the point
 * at which they take their places. A model is loaded when it is announced, so that the change
 * itself takes no time.
 */
final class Models implements AutoCloseable {
  private final Loader loader;
  private final Map<Role, LoadedModel> inForce = new EnumMap<>(Role.class);

  /** Empty for a role that no version will have. */
  private final Map<Role, Optional<LoadedModel>> next = new EnumMap<>(Role.class);

  /** Brings a version into memory. */
  @FunctionalInterface
  interface Loader {
    LoadedModel load(Release release) throws IOException;
  }

  Models(Loader loader) {
    this.loader = loader;
  }

  /** The model that has a role. */
  Optional<LoadedModel> of(Role role) {
    return Optional.ofNullable(inForce.get(role));
  }

  /**
   * Gives a role to a version at once: there is no point in the stream before which none had it.
   */
  void begin(Release release) throws IOException {
    replace(release.role(), Optional.of(loader.load(release)));
  }

  /** Takes note of what is to be from the next point on. */
  void announce(Release release) throws IOException {
    Role role = release.role();
    forget(role);
    if (!release.equals(of(role).map(LoadedModel::release).orElse(Release.none(role)))) {
      next.put(role, release.isNone() ? Optional.empty() : Optional.of(loader.load(release)));
    }
  }

  /** The point: what was announced is in force from here on. False when nothing was. */
  boolean change() {
    if (next.isEmpty()) {
      return false;
    }
    next.forEach(this::replace);
    next.clear();
    return true;
  }

  /** What is in force, for a checkpoint. */
  List<Release> inForce() {
    return inForce.values().stream().map(LoadedModel::release).toList();
  }

  private void replace(Role role, Optional<LoadedModel> model) {
    LoadedModel before = model.isPresent() ? inForce.put(role, model.get()) : inForce.remove(role);
    if (before != null) {
      before.close();
    }
  }

  private void forget(Role role) {
    Optional<LoadedModel> waiting = next.remove(role);
    if (waiting != null) {
      waiting.ifPresent(LoadedModel::close);
    }
  }

  @Override
  public void close() {
    new ArrayList<>(next.keySet()).forEach(this::forget);
    inForce.values().forEach(LoadedModel::close);
    inForce.clear();
  }
}
