package io.pulseline.serving.repository;

import io.pulseline.cli.StopSignal;
import io.pulseline.contract.UserException;
import io.pulseline.registry.LakeModels;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.Models;
import io.pulseline.serving.plane.Readiness;
import io.pulseline.serving.plane.Share;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills a data plane with the models that are in production where it looks. */
public final class ModelRepository implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelRepository.class);

  /** A subject of readiness that no model has for a name. */
  private static final String WHERE = "";

  private final Catalog catalog;

  /** Between two looks; empty when nobody has to look. */
  private final Optional<Duration> poll;

  /** Of candidates, in percent; empty when there are none. */
  private final Optional<Integer> canary;

  private final Models models = new Models();
  private final DataPlane plane = new DataPlane(models);
  private final Readiness readiness = new Readiness();
  private final Map<String, Follower> followers = new ConcurrentSkipListMap<>();
  private final RepositoryControl control;
  private final List<Repetition> looks = new CopyOnWriteArrayList<>();

  /** Looks for further models, once the present ones are followed. */
  private volatile Optional<Repetition> comings = Optional.empty();

  private boolean following;

  ModelRepository(
      Catalog catalog, Optional<Duration> poll, Optional<Integer> canary, boolean controlled) {
    this.catalog = catalog;
    this.poll = poll;
    this.canary = canary;
    this.control = new RepositoryControl(followers, this::appear, controlled);
  }

  /**
   * Serves the package in a folder.
   *
   * @param model what clients call it
   * @param controlled whether clients may load and unload it
   * @throws UserException when the package cannot be served
   */
  public static ModelRepository of(String model, Path folder, boolean controlled)
      throws IOException {
    ModelRepository repository =
        new ModelRepository(
            new OneModel(model, new FolderReleases(folder), folder.toString()),
            Optional.empty(),
            Optional.empty(),
            controlled);
    try {
      repository.begin();
      return repository;
    } catch (IOException | RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  /**
   * Serves all datasets of a lake that have a model in production. Nothing is loaded yet.
   *
   * @param s3Endpoint an http(s) URL; null or blank means AWS
   * @param poll between two looks
   * @param canary what a version in staging gets of the requests, in percent; empty for none
   * @param controlled whether clients may load and unload models
   */
  public static ModelRepository ofLake(
      String lake, String s3Endpoint, Duration poll, Optional<Integer> canary, boolean controlled) {
    return new ModelRepository(
        new LakeCatalog(LakeModels.open(lake, s3Endpoint)), Optional.of(poll), canary, controlled);
  }

  /** What it fills. */
  public DataPlane plane() {
    return plane;
  }

  public Readiness readiness() {
    return readiness;
  }

  /** What clients may see and ask of it. */
  public RepositoryControl control() {
    return control;
  }

  /** Whether the models are all that a lake has, and not the one that was asked for. */
  public boolean isOfALake() {
    return !catalog.isOne();
  }

  /**
   * Waits until there is a model to serve. What cannot be reached at the first look was named
   * wrongly, which is an error; after that it is an outage, and is waited out.
   *
   * @return false when the process is asked to end before
   */
  public boolean await(StopSignal stop, PrintWriter errors)
      throws IOException, InterruptedException {
    begin();
    boolean told = false;
    while (plane.names().isEmpty()) {
      if (!told && readiness.warning().isEmpty()) {
        errors.println(
            "nothing is in production in " + catalog.where() + " yet; waiting for a model");
        told = true;
      }
      if (stop.await(poll.orElseThrow())) {
        return false;
      }
      appear();
      followers.values().forEach(Follower::look);
    }
    return true;
  }

  /** Looks for the first time. */
  void begin() throws IOException {
    for (Catalog.Source source : catalog.appeared()) {
      Follower follower = add(source);
      if (catalog.isOne()) {
        follower.begin();
      } else {
        // One that is broken is no reason not to serve the others
        follower.look();
      }
    }
  }

  private Follower add(Catalog.Source source) {
    Follower follower =
        new Follower(source.model(), source.releases(), plane, readiness, canary.map(Share::new));
    followers.put(source.model(), follower);
    return follower;
  }

  /** Serves what goes into production from now on, of each model, and each model that comes. */
  public synchronized void follow() {
    if (poll.isPresent()) {
      following = true;
      followers.values().forEach(this::follow);
      if (!catalog.isOne()) {
        comings = Optional.of(new Repetition("models", this::appear, poll.get()));
      }
    }
  }

  private void follow(Follower follower) {
    looks.add(new Repetition("production of " + follower.model(), follower::look, poll.get()));
  }

  /** Looks for models that were not there before. */
  private synchronized void appear() {
    try {
      for (Catalog.Source source : catalog.appeared()) {
        Follower follower = add(source);
        if (following) {
          follower.look();
          follow(follower);
        }
      }
      readiness.warn(WHERE, "");
    } catch (IOException | RuntimeException e) {
      String now = "the lake cannot be looked through: " + e.getMessage();
      if (!readiness.isStopping() && !readiness.warning().contains(now)) {
        LOG.warn(now, e instanceof UserException ? null : e);
      }
      readiness.warn(WHERE, now);
    }
  }

  /**
   * Looks no more, and closes each model when its last request is done.
   *
   * @return whether all were closed within that time; one that is not is left to its request
   */
  public boolean close(Duration patience) throws InterruptedException {
    // First what would begin to follow more
    Repetition.end(comings.stream().toList());
    control.end();
    Repetition.end(looks);
    boolean closed = models.close(patience);
    followers.values().forEach(ModelRepository::close);
    catalog.close();
    return closed;
  }

  private static void close(Follower follower) {
    try {
      follower.close();
    } catch (IOException e) {
      LOG.warn("not all of '{}' could be cleared away", follower.model(), e);
    }
  }

  /** As {@link #close(Duration)}, without patience; may come after it. */
  @Override
  public void close() {
    try {
      close(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
