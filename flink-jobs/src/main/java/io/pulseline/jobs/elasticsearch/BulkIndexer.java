package io.pulseline.jobs.elasticsearch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers documents into bulk requests, and repeats what Elasticsearch could not take until it
 * does. A server that is busy or gone delays the documents and loses none; the caller is held back
 * when too many bytes wait. Documents have ids of their own, so a repetition does no harm.
 */
public final class BulkIndexer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BulkIndexer.class);
  private static final int TOO_LARGE = 413;

  /**
   * When to send, when to send again, and how much may wait.
   *
   * @param maxDocuments a request is sent when so many are gathered
   * @param maxRequestBytes or before it would be larger than this; a larger document goes alone
   * @param linger or when the first of them has waited so long
   * @param maxWaitingBytes what may be held in memory for documents without an answer
   */
  public record Settings(
      int maxDocuments,
      int maxRequestBytes,
      Duration linger,
      int maxWaitingBytes,
      Backoff backoff) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Entry(byte[] document, CompletableFuture<BulkItem> outcome) {}

  private final Bulk bulk;
  private final Settings settings;
  private final IntConsumer onRetry;
  private final Semaphore bytesLeft;
  private final ScheduledExecutorService timer;
  private List<Entry> gathered = new ArrayList<>();
  private int gatheredBytes;
  private ScheduledFuture<?> lingering;

  /**
   * An indexer with nothing gathered.
   *
   * @param onRetry told how many documents are sent once more, each time
   */
  public BulkIndexer(Bulk bulk, Settings settings, IntConsumer onRetry) {
    this.bulk = bulk;
    this.settings = settings;
    this.onRetry = onRetry;
    this.bytesLeft = new Semaphore(settings.maxWaitingBytes());
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "bulk-indexer");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Adds one document; waits while too many bytes do. One that is larger than all that may wait is
   * added when nothing else does.
   *
   * @param document its action and itself, a line each
   * @param alongside bytes that the caller holds in memory until the answer
   * @return {@link BulkItem.Verdict#INDEXED} or {@link BulkItem.Verdict#REFUSED} in the end;
   *     exceptionally when Elasticsearch refuses requests as a whole (no rights, wrong address)
   */
  public CompletableFuture<BulkItem> add(byte[] document, int alongside)
      throws InterruptedException {
    int bytes =
        (int) Math.min((long) document.length + alongside, (long) settings.maxWaitingBytes());
    if (!bytesLeft.tryAcquire(bytes)) {
      sendGathered();
      bytesLeft.acquire(bytes);
    }
    var entry = new Entry(document, new CompletableFuture<>());
    gather(entry);
    return entry.outcome().whenComplete((item, failure) -> bytesLeft.release(bytes));
  }

  /** What documents without an answer take, and what stands for them alongside. */
  public int waitingBytes() {
    return settings.maxWaitingBytes() - bytesLeft.availablePermits();
  }

  /** Whether a caller waits until there is room for its document. */
  public boolean holdsBack() {
    return bytesLeft.hasQueuedThreads();
  }

  private synchronized void gather(Entry entry) {
    if (gatheredBytes + (long) entry.document().length > settings.maxRequestBytes()) {
      sendGathered();
    }
    gathered.add(entry);
    gatheredBytes += entry.document().length;
    if (gathered.size() >= settings.maxDocuments() || gatheredBytes >= settings.maxRequestBytes()) {
      sendGathered();
    } else if (gathered.size() == 1) {
      lingering =
          timer.schedule(this::sendGathered, settings.linger().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void sendGathered() {
    if (lingering != null) {
      lingering.cancel(false);
    }
    if (!gathered.isEmpty()) {
      send(gathered, 0);
      gathered = new ArrayList<>();
      gatheredBytes = 0;
    }
  }

  private void send(List<Entry> entries, int attempt) {
    // A failure to put the request together takes the same way as one of the server
    var ignored =
        CompletableFuture.completedFuture(entries)
            .thenCompose(all -> bulk.send(body(all)))
            .thenAccept(items -> settle(entries, items, attempt))
            .exceptionally(
                failure -> {
                  settleFailure(entries, failure.getCause(), attempt);
                  return null;
                });
  }

  private static byte[] body(List<Entry> entries) {
    int size = entries.stream().mapToInt(entry -> entry.document().length).sum();
    var body = new ByteArrayOutputStream(size);
    entries.forEach(entry -> body.writeBytes(entry.document()));
    return body.toByteArray();
  }

  private void settle(List<Entry> entries, List<BulkItem> items, int attempt) {
    if (items.size() != entries.size()) {
      throw new IllegalStateException(
          "Elasticsearch answered " + items.size() + " items to " + entries.size());
    }
    List<Entry> again = new ArrayList<>();
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

  private void settleFailure(List<Entry> entries, Throwable failure, int attempt) {
    int status = failure instanceof RequestRefusedException refused ? refused.status() : 0;
    if (status == TOO_LARGE && entries.size() > 1) {
      int half = entries.size() / 2;
      send(entries.subList(0, half), 0);
      send(entries.subList(half, entries.size()), 0);
    } else if (status == TOO_LARGE) {
      entries.get(0).outcome().complete(BulkItem.refused("too large for a bulk request"));
    } else if (status == 429 || status >= 500 || failure instanceof IOException) {
      repeat(entries, attempt, failure.toString());
    } else {
      entries.forEach(entry -> entry.outcome().completeExceptionally(failure));
    }
  }

  private void repeat(List<Entry> entries, int attempt, String why) {
    if (timer.isShutdown()) {
      return; // the job takes these up again from its checkpoint
    }
    onRetry.accept(entries.size());
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

  /** Stops: nothing more is sent, and what has no answer yet never gets one. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
