package io.pulseline.jobs.elasticsearch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.elasticsearch.client.ResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers documents into bulk requests, and repeats what Elasticsearch could not take until it
 * does. A server that is busy or gone delays the documents and loses none; the caller bounds how
 * many wait by not adding more. Documents have ids of their own, so a repetition does no harm.
 */
public final class BulkIndexer<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BulkIndexer.class);
  private static final int TOO_LARGE = 413;

  /**
   * When to send, and when to send again.
   *
   * @param maxDocuments a request is sent when so many are gathered
   * @param linger or when the first of them has waited so long
   */
  public record Settings(int maxDocuments, Duration linger, Backoff backoff) {}

  private record Entry<T>(T record, CompletableFuture<BulkItem> outcome) {}

  private final ElasticsearchClient client;
  private final Function<List<T>, byte[]> encoder;
  private final Settings settings;
  private final Runnable onRetry;
  private final ScheduledExecutorService timer;
  private List<Entry<T>> gathered = new ArrayList<>();
  private ScheduledFuture<?> lingering;

  /**
   * An indexer with nothing gathered.
   *
   * @param client closed with this
   * @param encoder documents as newline-delimited JSON, called from several threads
   * @param onRetry called for every request that has to be repeated
   */
  public BulkIndexer(
      ElasticsearchClient client,
      Function<List<T>, byte[]> encoder,
      Settings settings,
      Runnable onRetry) {
    this.client = client;
    this.encoder = encoder;
    this.settings = settings;
    this.onRetry = onRetry;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "bulk-indexer");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Adds one document.
   *
   * @return {@link BulkItem.Verdict#INDEXED} or {@link BulkItem.Verdict#REFUSED} in the end;
   *     exceptionally when Elasticsearch refuses requests as a whole (no rights, wrong address)
   */
  public synchronized CompletableFuture<BulkItem> add(T record) {
    var entry = new Entry<>(record, new CompletableFuture<BulkItem>());
    gathered.add(entry);
    if (gathered.size() >= settings.maxDocuments()) {
      sendGathered();
    } else if (gathered.size() == 1) {
      lingering =
          timer.schedule(this::sendGathered, settings.linger().toMillis(), TimeUnit.MILLISECONDS);
    }
    return entry.outcome();
  }

  private synchronized void sendGathered() {
    if (lingering != null) {
      lingering.cancel(false);
    }
    if (!gathered.isEmpty()) {
      send(gathered, 0);
      gathered = new ArrayList<>();
    }
  }

  private void send(List<Entry<T>> entries, int attempt) {
    // A failure of the encoder takes the same way as one of the server
    var ignored =
        CompletableFuture.completedFuture(entries.stream().map(Entry::record).toList())
            .thenCompose(records -> client.bulk(encoder.apply(records)))
            .thenAccept(items -> settle(entries, items, attempt))
            .exceptionally(
                failure -> {
                  settleFailure(entries, failure.getCause(), attempt);
                  return null;
                });
  }

  private void settle(List<Entry<T>> entries, List<BulkItem> items, int attempt) {
    if (items.size() != entries.size()) {
      throw new IllegalStateException(
          "Elasticsearch answered " + items.size() + " items to " + entries.size());
    }
    List<Entry<T>> again = new ArrayList<>();
    String why = "";
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).verdict() == BulkItem.Verdict.LATER) {
        again.add(entries.get(i));
        why = items.get(i).error();
      } else {
        entries.get(i).outcome().complete(items.get(i));
      }
    }
    if (!again.isEmpty()) {
      repeat(again, attempt, why);
    }
  }

  private void settleFailure(List<Entry<T>> entries, Throwable failure, int attempt) {
    int status =
        failure instanceof ResponseException answer
            ? answer.getResponse().getStatusLine().getStatusCode()
            : 0;
    if (status == TOO_LARGE && entries.size() > 1) {
      int half = entries.size() / 2;
      send(entries.subList(0, half), 0);
      send(entries.subList(half, entries.size()), 0);
    } else if (status == TOO_LARGE) {
      entries.get(0).outcome().complete(new BulkItem(400, "too large for a bulk request"));
    } else if (status == 429 || status >= 500 || (status == 0 && failure instanceof IOException)) {
      repeat(entries, attempt, failure.toString());
    } else {
      entries.forEach(entry -> entry.outcome().completeExceptionally(failure));
    }
  }

  private void repeat(List<Entry<T>> entries, int attempt, String why) {
    if (timer.isShutdown()) {
      return; // the job takes these up again from its checkpoint
    }
    onRetry.run();
    Duration pause = settings.backoff().pause(attempt);
    LOG.warn(
        "Elasticsearch did not take {} documents (attempt {}), next try in {} ms: {}",
        entries.size(),
        attempt + 1,
        pause.toMillis(),
        why);
    var ignored =
        timer.schedule(() -> send(entries, attempt + 1), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() throws IOException {
    timer.shutdownNow();
    client.close();
  }
}
