package io.pulseline.jobs.elasticsearch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether indices are still the ones they were. One that somebody deletes in
 * mid-run comes back with the next document, and nothing else would tell that it lost what it held.
 */
public final class IndexWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexWatch.class);
  private static final long INTERVAL_SECONDS = 10;

  private final ElasticsearchClient client;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "index-watch");
            thread.setDaemon(true);
            return thread;
          });
  private Map<String, IndexState> known = Map.of();
  private boolean blind;

  /** A watch that has seen nothing yet. */
  public IndexWatch(ElasticsearchClient client) {
    this.client = client;
  }

  /** Looks now, and every ten seconds until the watch is closed. */
  public void start() {
    var ignored = timer.scheduleWithFixedDelay(this::warn, 0, INTERVAL_SECONDS, TimeUnit.SECONDS);
  }

  private void warn() {
    try {
      look().forEach(LOG::warn);
      blind = false;
    } catch (IOException e) {
      if (!blind) {
        LOG.warn("cannot see whether the index is still the one it was: {}", e.getMessage());
      }
      blind = true;
    }
  }

  /** What was lost since the last look, a sentence for each index. */
  List<String> look() throws IOException {
    Map<String, IndexState> now = new TreeMap<>(client.states());
    List<String> lost = new ArrayList<>();
    known.forEach(
        (index, before) -> {
          IndexState there = now.get(index);
          if (there == null || !there.uuid().equals(before.uuid())) {
            lost.add(
                "index %s was deleted%s: it held %d documents when last seen; to have them again"
                        .formatted(index, there == null ? "" : " and made anew", before.documents())
                    + " run the job from the topic's first record (--restore none), which"
                    + " overwrites and doubles nothing in the index");
          }
        });
    known = now;
    return lost;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
