package io.pulseline.jobs.ingest;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.lake.ElasticsearchIndex;
import io.pulseline.jobs.elasticsearch.ElasticsearchClient;
import io.pulseline.jobs.frame.FileSystems;
import io.pulseline.jobs.frame.Job;
import io.pulseline.jobs.records.Decode;
import io.pulseline.jobs.records.KafkaEnds;
import io.pulseline.jobs.records.Received;
import io.pulseline.jobs.records.RecordSettings;
import io.pulseline.jobs.records.Route;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.util.OutputTag;

/**
 * Kafka to Elasticsearch, Parquet lake and dead letters.
 *
 * @param elasticsearch a URL
 * @param lake root of the lake, a URI
 */
record IngestJob(RecordSettings records, String elasticsearch, String index, String lake)
    implements Job {
  static final String NAME = "ingest";

  private static final OutputTag<Received> REFUSED =
      new OutputTag<>("refused", TypeInformation.of(Received.class));
  private static final long NO_TIMEOUT = 0;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return NAME + "-" + records.topic();
  }

  @Override
  public void ensure() {
    FileSystems.requireWritable(lake);
    kafka().ensureTopics();
    try (var client = new ElasticsearchClient(elasticsearch, index)) {
      Set<String> added = client.ensureIndex(ElasticsearchIndex.definition(records.dataset()));
      if (!added.isEmpty()) {
        System.err.printf("index %s has new fields: %s%n", index, String.join(", ", added));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UserException(
          String.format(
              "Elasticsearch does not answer at %s (%s); start it, or correct --elasticsearch",
              elasticsearch, e.getMessage()),
          e);
    }
  }

  @Override
  public void wire(StreamExecutionEnvironment env) {
    Dataset dataset = records.dataset();
    defineTopology(
        env,
        kafka().source(),
        dataset,
        new IndexDocuments(DatasetYaml.write(dataset), records.topic(), elasticsearch, index),
        Lake.sink(lake, dataset),
        kafka().deadLetters());
  }

  private KafkaEnds kafka() {
    return new KafkaEnds(records, title());
  }

  /**
   * The whole job. A record is decoded, then indexed, and only then a row of the lake: whatever
   * refuses it on the way makes it a dead letter, so it is always exactly one of the two.
   */
  static void defineTopology(
      StreamExecutionEnvironment env,
      Source<Received, ?, ?> source,
      Dataset dataset,
      AsyncFunction<Received, Received> index,
      Sink<Received> lake,
      Sink<Received> deadLetters) {
    SingleOutputStreamOperator<Received> decoded =
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "records")
            .uid("records")
            .map(new Decode(DatasetYaml.write(dataset)))
            .name("decode")
            .uid("decode");

    SingleOutputStreamOperator<Received> accepted =
        AsyncDataStream.unorderedWait(
                decoded, index, NO_TIMEOUT, TimeUnit.MILLISECONDS, IndexDocuments.CAPACITY)
            .name("index")
            .uid("index")
            .process(new Route(REFUSED))
            .name("route")
            .uid("route");

    accepted.sinkTo(lake).name("lake").uid("lake");
    accepted.getSideOutput(REFUSED).sinkTo(deadLetters).name("dead letters").uid("dead-letters");
  }
}
