package io.pulseline.serving.repository;

import io.pulseline.registry.Stage;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.Models;
import io.pulseline.serving.plane.Readiness;
import io.pulseline.serving.plane.ServingException;
import io.pulseline.serving.plane.Share;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves of one model what its stages say: each version that goes into production in the place of
 * the one before, and the one in staging beside it, if candidates are wanted. A version is loaded,
 * tried out and warmed beside the old one, which serves on meanwhile, and for as long as the new
 * one cannot be had: then readiness says so. One thing at a time, whoever asks for it.
 */
final class Follower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  private final String model;
  private final Releases releases;
  private final DataPlane plane;
  private final Loader loader;
  private final Troubles troubles;

  /** Of a candidate; empty when none is wanted. */
  private final Optional<Share> share;

  private final Pursuit production = new Pursuit();
  private final Pursuit candidate = new Pursuit();
  private Optional<Throwable> unreadable = Optional.empty();
  private volatile Stages stages = Stages.NONE;

  /** Somebody asked for the model not to be served. */
  private volatile boolean unloaded;

  /**
   * A follower, to be asked to {@link #look} again and again.
   *
   * @param model what clients call it
   * @param share of a candidate; empty when none is to be served
   */
  Follower(
      String model,
      Releases releases,
      DataPlane plane,
      Readiness readiness,
      Optional<Share> share) {
    this.model = model;
    this.releases = releases;
    this.plane = plane;
    this.loader = new Loader(model, releases, plane);
    this.troubles = new Troubles(model, plane, readiness);
    this.share = share;
  }

  String model() {
    return model;
  }

  /** All versions that there were at the last look, and what is served; waits for nobody. */
  List<IndexEntry> index() {
    Stages there = stages;
    Set<String> served = new LinkedHashSet<>(plane.versions(model));
    List<IndexEntry> index = new ArrayList<>();
    for (Stages.Release release : there.releases()) {
      boolean ready = served.remove(release.version());
      index.add(new IndexEntry(model, release.version(), ready, ready ? "" : whyNotReady(release)));
    }
    // The registry may have lost what is served
    served.forEach(version -> index.add(new IndexEntry(model, version, true, "")));
    return index;
  }

  private String whyNotReady(Stages.Release release) {
    boolean tried = release.stage() == Stage.PRODUCTION || release.stage() == Stage.STAGING;
    String trouble = troubles.told();
    return unloaded
        ? "unloaded by request"
        : tried && !trouble.isEmpty() ? trouble : "in " + release.stage().label();
  }

  /** Looks for the first time: unlike later, what is wrong then was wrong from the beginning. */
  synchronized void begin() throws IOException {
    releases.changed().ifPresent(this::follow);
    Optional<String> first = stages.at(Stage.PRODUCTION);
    if (first.isPresent()) {
      produce(first.get());
      production.want(Optional.empty());
    }
  }

  /** Looks once, and switches if there is another version. */
  synchronized void look() {
    try {
      releases.changed().ifPresent(this::follow);
      unreadable = Optional.empty();
    } catch (IOException | RuntimeException e) {
      unreadable = Optional.of(e);
    }
    if (unreadable.isEmpty() && !unloaded) {
      production.look(this::produce);
      candidate.look(this::tryOut);
      // After production, which may be what the candidate has become
      if (stages.at(Stage.STAGING).isEmpty() || candidate.problem().isPresent()) {
        closing(plane.removeCandidate(model));
      }
    }
    tell();
    loader.sweep();
  }

  private void follow(Stages now) {
    Stages before = stages;
    stages = now;
    Optional<String> produced = now.at(Stage.PRODUCTION);
    // An empty production leaves the old version in its place
    if (produced.isPresent() && !produced.equals(before.at(Stage.PRODUCTION))) {
      production.want(produced);
    }
    Optional<String> staged = now.at(Stage.STAGING);
    if (share.isPresent() && !staged.equals(before.at(Stage.STAGING))) {
      candidate.want(staged);
    }
  }

  private void produce(String version) throws IOException {
    if (!plane.production(model).equals(Optional.of(version))) {
      closing(plane.swap(loader.load(version)));
      LOG.info("version '{}' of '{}' is served now", version, model);
    }
  }

  private void tryOut(String version) throws IOException {
    closing(plane.tryOut(loader.load(version), share.orElseThrow()));
    LOG.info("version '{}' of '{}' is tried out now", version, model);
  }

  private void closing(CompletableFuture<Void> closed) {
    closed.exceptionally(
        failure -> {
          LOG.error("a version of '{}' could not be closed", model, failure);
          return null;
        });
  }

  /**
   * Serves what is in production, now and from now on.
   *
   * @throws ServingException when nothing is
   */
  synchronized void load() throws IOException {
    releases.changed().ifPresent(this::follow);
    Optional<String> version = stages.at(Stage.PRODUCTION);
    if (version.isEmpty()) {
      throw ServingException.notFound("model '%s' has no version in production", model);
    }
    produce(version.get());
    production.want(Optional.empty());
    if (unloaded) {
      unloaded = false;
      candidate.want(share.flatMap(any -> stages.at(Stage.STAGING)));
    }
    tell();
  }

  /**
   * Serves a version to those that name it.
   *
   * @throws ServingException when there is no such version
   */
  synchronized void load(String version) throws IOException {
    releases.changed().ifPresent(this::follow);
    if (!stages.versions().contains(version)) {
      throw ServingException.notFound(
          "model '%s' has no version '%s' in the repository, %s",
          model, version, Models.are(stages.versions()));
    }
    if (stages.at(Stage.PRODUCTION).equals(Optional.of(version))) {
      load();
    } else {
      closing(plane.add(loader.load(version)));
    }
  }

  /**
   * Serves no version any more, until it is to be loaded.
   *
   * @return done when the last request is
   */
  synchronized CompletableFuture<Void> unload() {
    unloaded = true;
    production.want(Optional.empty());
    candidate.want(Optional.empty());
    CompletableFuture<Void> closed = plane.remove(model);
    tell();
    return closed;
  }

  /**
   * Serves a version no more that is not in production.
   *
   * @return done when its last request is
   * @throws ServingException when it is in production, or not served
   */
  synchronized CompletableFuture<Void> unload(String version) {
    if (plane.production(model).equals(Optional.of(version))) {
      throw ServingException.invalid(
          "version '%s' is what requests for '%s' get that name none: unload the model as a whole",
          version, model);
    }
    plane.require(model, version);
    if (candidate.wanted().equals(Optional.of(version))) {
      candidate.want(Optional.empty());
    }
    return plane.remove(model, version);
  }

  private void tell() {
    troubles.tell(unreadable, production, candidate);
  }

  /** Waits for nobody: who is in a look still, and does not end, is left with closed hands. */
  @Override
  public void close() throws IOException {
    loader.close();
  }
}
