package io.pulseline.jobs.ingest;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/**
 * What became of documents. The threads of the Elasticsearch client count here, several at a time,
 * which Flink's usual counters do not bear.
 */
record IndexCounters(Counter indexed, Counter refused, Counter retries) {
  static IndexCounters in(MetricGroup metrics) {
    return new IndexCounters(
        metrics.counter("indexed", new ThreadSafeSimpleCounter()),
        metrics.counter("refused_by_index", new ThreadSafeSimpleCounter()),
        metrics.counter("bulk_retries", new ThreadSafeSimpleCounter()));
  }
}
