package io.pulseline.jobs.ingest;

import io.pulseline.contract.envelope.DeadLetterHeaders;
import io.pulseline.jobs.elasticsearch.Backoff;
import io.pulseline.jobs.elasticsearch.BulkIndexer;
import io.pulseline.jobs.elasticsearch.BulkItem;
import io.pulseline.jobs.elasticsearch.ElasticsearchClient;
import io.pulseline.jobs.elasticsearch.IndexWatch;
import io.pulseline.jobs.metrics.JobMetric;
import io.pulseline.jobs.metrics.StepMetrics;
import io.pulseline.jobs.records.Decoder;
import io.pulseline.jobs.records.Received;
import io.pulseline.jobs.records.RecordFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/**
 * Writes accepted records to Elasticsearch and passes them on when they are there.
 *
 * <p>An asynchronous step and not a sink (docs/adr/0009): a document that Elasticsearch refuses
 * becomes a dead letter, and never a row of the lake. While Elasticsearch is away the records wait
 * and the source is held back, by their number and by their bytes.
 */
final class IndexDocuments extends RichAsyncFunction<Received, Received> {
  private static final long serialVersionUID = 1L;

  /** How many records may wait for an answer in one subtask: three requests of small documents. */
  static final int CAPACITY = 6_000;

  private static final int MAX_DOCUMENTS = CAPACITY / 3;

  /** Larger ones take Elasticsearch more processor time, smaller ones as well (docs/adr/0024). */
  private static final int MAX_REQUEST_BYTES = 1 << 20;

  /** Of a slow stream: short beside the refresh of a second that a search waits for anyway. */
  private static final Duration LINGER = Duration.ofMillis(100);

  /** Of the heap, for what waits: each record stands in it about three times. */
  private static final int SHARE_OF_HEAP = 32;

  private final RecordFormat format;
  private final IndexSettings settings;
  private transient ElasticsearchClient client;
  private transient IndexWatch watch;
  private transient BulkIndexer indexer;
  private transient IndexMetrics measured;
  private transient Decoder decoder;
  private transient Documents documents;

  IndexDocuments(RecordFormat format, IndexSettings settings) {
    this.format = format;
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    StepMetrics metrics = StepMetrics.of(getRuntimeContext().getMetricGroup());
    measured = IndexMetrics.in(metrics);
    decoder = new Decoder(format);
    documents = new Documents(format.dataset(), settings);
    client = new ElasticsearchClient(settings.server(), settings.name());
    indexer = new BulkIndexer(client, bounds(), measured.retried()::inc);
    metrics.gauge(JobMetric.WAITING_BYTES, indexer::waitingBytes);
    metrics.gauge(JobMetric.HELD_BACK, () -> indexer.holdsBack() ? 1 : 0);
    if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
      watch = new IndexWatch(client);
      watch.start();
    }
  }

  /** All subtasks may run in one process and share its heap. */
  private BulkIndexer.Settings bounds() {
    int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    long waiting = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / subtasks;
    return new BulkIndexer.Settings(
        MAX_DOCUMENTS,
        MAX_REQUEST_BYTES,
        LINGER,
        (int) Math.min(waiting, Integer.MAX_VALUE),
        new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10)));
  }

  @Override
  public void asyncInvoke(Received inFlight, ResultFuture<Received> result)
      throws InterruptedException {
    Received record = decoder.current(inFlight);
    if (record.isRefused()) {
      result.complete(List.of(record));
      return;
    }
    var ignored =
        indexer
            .add(documents.lines(record), record.bytes())
            .whenComplete(
                (item, failure) -> {
                  if (failure != null) {
                    result.completeExceptionally(failure);
                  } else {
                    result.complete(List.of(settled(record, item)));
                  }
                });
  }

  private Received settled(Received record, BulkItem item) {
    if (item.verdict() == BulkItem.Verdict.INDEXED) {
      measured.indexed(record.envelope().timestampMillis());
      return record;
    }
    measured.refused().inc();
    return record.refused(DeadLetterHeaders.REFUSED_BY_INDEX, item.error());
  }

  @Override
  public void close() throws IOException {
    if (watch != null) {
      watch.close();
    }
    if (indexer != null) {
      indexer.close();
      client.close();
    }
  }
}
