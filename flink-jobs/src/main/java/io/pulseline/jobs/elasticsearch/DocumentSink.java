package io.pulseline.jobs.elasticsearch;

import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.elasticsearch.sink.FlushBackoffType;
import org.apache.flink.connector.elasticsearch.sink.OwnClientSinkBuilder;
import org.elasticsearch.action.index.IndexRequest;
import org.elasticsearch.client.RestHighLevelClient;
import org.elasticsearch.common.xcontent.XContentType;

/**
 * Where documents of our own making go: Flink's connector. Elasticsearch has no reason to refuse
 * one, as it may a record of a stranger (docs/adr/0009), so a refusal may end in a restart. Each is
 * written at least once, and twice is once, because it overwrites itself.
 *
 * @param index which has to be there
 */
public record DocumentSink(ElasticsearchSettings server, String index) implements Sink<Document> {
  private static final int MAX_DOCUMENTS = 500;
  private static final long LINGER_MILLIS = 1_000;
  private static final int RETRIES = 8;
  private static final long FIRST_PAUSE_MILLIS = 200;

  @Override
  @Deprecated
  public SinkWriter<Document> createWriter(InitContext context) {
    throw new UnsupportedOperationException("Flink 1.20 asks with a WriterInitContext");
  }

  @Override
  public SinkWriter<Document> createWriter(WriterInitContext context) throws IOException {
    RestHighLevelClient client = new RestHighLevelClient(RestClients.builder(server));
    try {
      return new ClosingWriter<>(connector(client).createWriter(context), client);
    } catch (IOException | RuntimeException e) {
      client.close();
      throw e;
    }
  }

  private Sink<Document> connector(RestHighLevelClient client) {
    String name = index;
    return new OwnClientSinkBuilder<Document>(client)
        .setHosts(server.hosts())
        .setEmitter(
            (document, context, indexer) ->
                indexer.add(
                    new IndexRequest(name)
                        .id(document.id())
                        .source(document.json(), XContentType.JSON)))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setBulkFlushMaxActions(MAX_DOCUMENTS)
        .setBulkFlushInterval(LINGER_MILLIS)
        .setBulkFlushBackoffStrategy(FlushBackoffType.EXPONENTIAL, RETRIES, FIRST_PAUSE_MILLIS)
        .build();
  }
}
