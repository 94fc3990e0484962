package io.pulseline.jobs.ingest;

import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.envelope.DeadLetterHeaders;
import io.pulseline.jobs.elasticsearch.Backoff;
import io.pulseline.jobs.elasticsearch.BulkIndexer;
import io.pulseline.jobs.elasticsearch.BulkItem;
import io.pulseline.jobs.elasticsearch.ElasticsearchClient;
import io.pulseline.jobs.records.Decoder;
import io.pulseline.jobs.records.Received;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/**
 * Writes accepted records to Elasticsearch and passes them on when they are there.
 *
 * <p>An asynchronous step and not a sink, because a sink cannot hand a document on that
 * Elasticsearch refuses: the connector's fails the job, which then meets the same document again.
 * Here it becomes a dead letter, and never a row of the lake. While Elasticsearch is away the
 * waiting records stand in the job's checkpoints and the source is held back.
 */
final class IndexDocuments extends RichAsyncFunction<Received, Received> {
  private static final long serialVersionUID = 1L;

  /** How many records may wait for an answer in one subtask. */
  static final int CAPACITY = 3_000;

  private static final BulkIndexer.Settings SETTINGS =
      new BulkIndexer.Settings(
          1_000,
          Duration.ofMillis(500),
          new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10)));

  private final String descriptor;
  private final String topic;
  private final String url;
  private final String index;
  private transient BulkIndexer<Received> indexer;
  private transient IndexCounters counters;
  private transient Decoder decoder;

  IndexDocuments(String descriptor, String topic, String url, String index) {
    this.descriptor = descriptor;
    this.topic = topic;
    this.url = url;
    this.index = index;
  }

  @Override
  public void open(OpenContext context) {
    counters = IndexCounters.in(getRuntimeContext().getMetricGroup().addGroup("pulseline"));
    decoder = new Decoder(descriptor);
    var documents = new Documents(DatasetYaml.parse(descriptor, "the job's descriptor"), topic);
    indexer =
        new BulkIndexer<>(
            new ElasticsearchClient(url, index),
            documents::bulkBody,
            SETTINGS,
            counters.retries()::inc);
  }

  @Override
  public void asyncInvoke(Received inFlight, ResultFuture<Received> result) {
    Received record = decoder.current(inFlight);
    if (record.isRefused()) {
      result.complete(List.of(record));
      return;
    }
    var ignored =
        indexer
            .add(record)
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
      counters.indexed().inc();
      return record;
    }
    counters.refused().inc();
    return record.refused(DeadLetterHeaders.REFUSED_BY_INDEX, item.error());
  }

  @Override
  public void close() throws IOException {
    if (indexer != null) {
      indexer.close();
    }
  }
}
