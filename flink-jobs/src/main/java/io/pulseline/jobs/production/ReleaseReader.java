package io.pulseline.jobs.production;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.base.source.reader.synchronization.FutureCompletingBlockingQueue;
import org.apache.flink.core.io.InputStatus;

/** Looks at the registry on a thread of its own, so that a slow one holds nothing up. */
final class ReleaseReader implements SourceReader<Release, ReleaseSplit> {
  private static final int CAPACITY = 16;

  private final Function<Release, Follower> followers;
  private final Packages packages;
  private final Duration poll;
  private final FutureCompletingBlockingQueue<Release> found =
      new FutureCompletingBlockingQueue<>(CAPACITY);
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "registry");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Throwable failure;

  /** What this has emitted last; null until it has a split. */
  private Release announced;

  /**
   * A reader without a split.
   *
   * @param followers makes one that goes on after a release
   */
  ReleaseReader(Function<Release, Follower> followers, Packages packages, Duration poll) {
    this.followers = followers;
    this.packages = packages;
    this.poll = poll;
  }

  @Override
  public void start() {}

  @Override
  public void addSplits(List<ReleaseSplit> splits) {
    announced = splits.get(0).announced();
    Follower follower = followers.apply(announced);
    var ignored =
        looks.scheduleWithFixedDelay(() -> look(follower), 0, poll.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void look(Follower follower) {
    try {
      var release = follower.look();
      if (release.isPresent()) {
        found.put(0, release.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // by close()
    } catch (Throwable e) { // told to the task, which it ends
      failure = e;
      found.notifyAvailable();
      throw e;
    }
  }

  @Override
  public InputStatus pollNext(ReaderOutput<Release> output) {
    if (failure != null) {
      throw new IllegalStateException("looking at the registry failed", failure);
    }
    Release next = found.poll();
    if (next != null) {
      announced = next;
      output.collect(next);
    }
    return found.isEmpty() ? InputStatus.NOTHING_AVAILABLE : InputStatus.MORE_AVAILABLE;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return found.getAvailabilityFuture();
  }

  @Override
  public List<ReleaseSplit> snapshotState(long checkpoint) {
    return announced == null ? List.of() : List.of(new ReleaseSplit(announced));
  }

  @Override
  public void notifyNoMoreSplits() {}

  @Override
  public void close() {
    looks.shutdownNow();
    packages.close();
  }
}
