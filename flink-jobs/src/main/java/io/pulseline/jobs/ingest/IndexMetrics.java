package io.pulseline.jobs.ingest;

import io.pulseline.jobs.metrics.JobMetric;
import io.pulseline.jobs.metrics.Lag;
import io.pulseline.jobs.metrics.StepMetrics;
import org.apache.flink.metrics.Counter;

/** What became of documents. The threads of the Elasticsearch client tell, several at a time. */
record IndexMetrics(Counter indexed, Counter refused, Counter retried, Lag lag) {
  static IndexMetrics in(StepMetrics metrics) {
    return new IndexMetrics(
        metrics.sharedCounter(JobMetric.INDEXED),
        metrics.sharedCounter(JobMetric.REFUSED_BY_INDEX),
        metrics.sharedCounter(JobMetric.RETRIED),
        metrics.lag(JobMetric.INDEX_LAG));
  }

  void indexed(long eventMillis) {
    indexed.inc();
    lag.since(eventMillis);
  }
}
