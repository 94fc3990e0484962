package org.apache.flink.connector.elasticsearch.sink;

import org.elasticsearch.action.bulk.BulkProcessor;
import org.elasticsearch.client.RestHighLevelClient;

/**
 * Flink's connector with a client that is handed to it: the one that it makes knows neither
 * certificates of one's own nor API keys. It stands in the connector's package, which alone may say
 * what sends its requests. A sink of it is for the process that built it.
 */
public final class OwnClientSinkBuilder<T> extends Elasticsearch7SinkBuilder<T> {
  private final RestHighLevelClient client;

  /**
   * @param client stays the caller's, to be closed after the sink's writer
   */
  public OwnClientSinkBuilder(RestHighLevelClient client) {
    this.client = client;
  }

  @Override
  protected BulkProcessorBuilderFactory getBulkProcessorBuilderFactory() {
    return new WithClient(super.getBulkProcessorBuilderFactory(), client);
  }

  /** Serializable, as the connector asks of it, though it is never sent anywhere. */
  private static final class WithClient implements BulkProcessorBuilderFactory {
    private static final long serialVersionUID = 1L;

    private final BulkProcessorBuilderFactory connector;
    private final transient RestHighLevelClient client;

    WithClient(BulkProcessorBuilderFactory connector, RestHighLevelClient client) {
      this.connector = connector;
      this.client = client;
    }

    @Override
    public BulkProcessor.Builder apply(
        RestHighLevelClient unused, BulkProcessorConfig config, BulkProcessor.Listener listener) {
      return connector.apply(client, config, listener);
    }
  }
}
