package io.pulseline.jobs.elasticsearch;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.elasticsearch.sink.Elasticsearch7SinkBuilder;
import org.apache.flink.connector.elasticsearch.sink.FlushBackoffType;
import org.apache.http.HttpHost;
import org.elasticsearch.action.index.IndexRequest;
import org.elasticsearch.common.xcontent.XContentType;

/**
 * Where documents of our own making go: Flink's connector. Elasticsearch has no reason to refuse
 * one, as it may a record of a stranger (docs/adr/0009), so a refusal may end in a restart. Each is
 * written at least once, and twice is once, because it overwrites itself.
 */
public final class DocumentSink {
  private static final int MAX_DOCUMENTS = 500;
  private static final long LINGER_MILLIS = 1_000;
  private static final int RETRIES = 8;
  private static final long FIRST_PAUSE_MILLIS = 200;

  private DocumentSink() {}

  /**
   * A sink into one index, which has to be there.
   *
   * @param url like {@code http://host:9200}
   */
  public static Sink<Document> of(String url, String index) {
    return new Elasticsearch7SinkBuilder<Document>()
        .setHosts(HttpHost.create(url))
        .setEmitter(
            (document, context, indexer) ->
                indexer.add(
                    new IndexRequest(index)
                        .id(document.id())
                        .source(document.json(), XContentType.JSON)))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setBulkFlushMaxActions(MAX_DOCUMENTS)
        .setBulkFlushInterval(LINGER_MILLIS)
        .setBulkFlushBackoffStrategy(FlushBackoffType.EXPONENTIAL, RETRIES, FIRST_PAUSE_MILLIS)
        .build();
  }
}
