package io.pulseline.jobs.ingest;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.lake.ElasticsearchIndex;
import io.pulseline.jobs.elasticsearch.ElasticsearchClient;
import io.pulseline.jobs.frame.FileSystems;
import io.pulseline.jobs.frame.Job;
import io.pulseline.jobs.records.Decode;
import io.pulseline.jobs.records.KafkaEnds;
import io.pulseline.jobs.records.Received;
import io.pulseline.jobs.records.RecordFormat;
import io.pulseline.jobs.records.RecordSettings;
import io.pulseline.jobs.records.Route;
import java.io.IOException;
import java.util.Optional;
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
 * @param index empty for no documents
 * @param lake empty for no rows
 */
record IngestJob(RecordSettings records, Optional<IndexSettings> index, Optional<LakeSettings> lake)
    implements Job {
  static final String NAME = "ingest";

  private static final OutputTag<Received> REFUSED =
      new OutputTag<>("refused", TypeInformation.of(Received.class));
  private static final long NO_TIMEOUT = 0;

  @Override
  public String name() {
    return NAME;
  }

  /** A job without one of the sinks is another job, with checkpoints of its own. */
  @Override
  public String title() {
    return NAME
        + "-"
        + records.topics().title()
        + (index.isPresent() ? "" : "-no-index")
        + (lake.isPresent() ? "" : "-no-lake");
  }

  @Override
  public void ensure() {
    lake.map(LakeSettings::root).ifPresent(FileSystems::requireWritable);
    kafka().ensureTopics();
    index.ifPresent(this::ensureIndex);
  }

  private void ensureIndex(IndexSettings settings) {
    String definition =
        ElasticsearchIndex.definition(records.dataset(), settings.shards(), settings.replicas());
    try (var client = new ElasticsearchClient(settings.server(), settings.name())) {
      Set<String> added =
          settings.isDaily()
              ? client.ensureDailyIndices(definition)
              : client.ensureIndex(definition);
      if (!added.isEmpty()) {
        System.err.printf(
            "index %s has new fields: %s%n", settings.name(), String.join(", ", added));
      }
    } catch (IOException e) {
      throw settings.server().unanswered(e);
    }
  }

  @Override
  public void wire(StreamExecutionEnvironment env) {
    Dataset dataset = records.dataset();
    defineTopology(
        env,
        kafka().source(),
        records.format(),
        index.map(settings -> new IndexDocuments(records.format(), settings)),
        lake.map(settings -> Lake.sink(settings, dataset)),
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
      RecordFormat format,
      Optional<? extends AsyncFunction<Received, Received>> index,
      Optional<? extends Sink<Received>> lake,
      Sink<Received> deadLetters) {
    SingleOutputStreamOperator<Received> decoded =
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "records")
            .uid("records")
            .map(new Decode(format))
            .name("decode")
            .uid("decode");

    SingleOutputStreamOperator<Received> accepted =
        index
            .map(step -> indexed(decoded, step))
            .orElse(decoded)
            .process(new Route(REFUSED, lake.isPresent()))
            .name("route")
            .uid("route");

    lake.ifPresent(rows -> accepted.sinkTo(rows).name("lake").uid("lake"));
    accepted.getSideOutput(REFUSED).sinkTo(deadLetters).name("dead letters").uid("dead-letters");
  }

  private static SingleOutputStreamOperator<Received> indexed(
      SingleOutputStreamOperator<Received> decoded, AsyncFunction<Received, Received> step) {
    return AsyncDataStream.unorderedWait(
            decoded, step, NO_TIMEOUT, TimeUnit.MILLISECONDS, IndexDocuments.CAPACITY)
        .name("index")
        .uid("index");
  }
}
