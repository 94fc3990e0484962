package io.pulseline.jobs.monitor;

import io.pulseline.contract.monitor.Alert;
import io.pulseline.contract.monitor.MonitorIndex;
import io.pulseline.contract.schema.MessageKind;
import io.pulseline.jobs.elasticsearch.Document;
import io.pulseline.jobs.elasticsearch.DocumentSink;
import io.pulseline.jobs.elasticsearch.ElasticsearchClient;
import io.pulseline.jobs.elasticsearch.ElasticsearchSettings;
import io.pulseline.jobs.frame.Job;
import io.pulseline.jobs.production.RegistrySettings;
import io.pulseline.jobs.production.ReleaseSource;
import io.pulseline.jobs.records.Decode;
import io.pulseline.jobs.records.KafkaEnds;
import io.pulseline.jobs.records.Received;
import io.pulseline.jobs.records.RecordFormat;
import io.pulseline.jobs.records.RecordSettings;
import java.io.IOException;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

/** Kafka to statistics and drift of event-time windows, in Elasticsearch and as alerts in Kafka. */
record MonitorJob(
    RecordSettings records,
    RegistrySettings registry,
    ElasticsearchSettings server,
    String index,
    String alertsTopic,
    MonitorSettings settings)
    implements Job {
  static final String NAME = "monitor";

  private static final OutputTag<Alert> ALERTS =
      new OutputTag<>("alerts", TypeInformation.of(Alert.class));

  /** Few messages a minute; and those of a window have an order. */
  private static final int ONE = 1;

  private static final int ONE_KEY = 0;

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
    kafka().ensureTopics(alertsTopic, MessageKind.ALERT);
    try (var client = new ElasticsearchClient(server, index)) {
      client.ensureIndex(MonitorIndex.definition());
    } catch (IOException e) {
      throw server.unanswered(e);
    }
  }

  @Override
  public void wire(StreamExecutionEnvironment env) {
    defineTopology(
        env,
        kafka().source(),
        manifests(env),
        records.format(),
        settings,
        new DocumentSink(server, index),
        kafka().exactlyOnce(alertsTopic, new AlertWriter(alertsTopic)));
  }

  private DataStream<byte[]> manifests(StreamExecutionEnvironment env) {
    return ReleaseSource.broadcast(
            env, ReleaseSource.production(registry, BaselineReader::check), "production")
        .map(new BaselineReader(registry))
        .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
        .name("baselines")
        .uid("baselines")
        .setParallelism(ONE);
  }

  private KafkaEnds kafka() {
    return new KafkaEnds(records, title());
  }

  /**
   * The whole job. Each subtask counts its own records, and only sums go on to the one that judges.
   *
   * @param manifests of models as they go into production; empty when none is any more
   */
  static void defineTopology(
      StreamExecutionEnvironment env,
      Source<Received, ?, ?> source,
      DataStream<byte[]> manifests,
      RecordFormat format,
      MonitorSettings settings,
      Sink<Document> documents,
      Sink<Alert> alerts) {
    SingleOutputStreamOperator<Observation> observed =
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "records")
            .uid("records")
            .map(new Decode(format))
            .name("decode")
            .uid("decode")
            .assignTimestampsAndWatermarks(settings.watermarks())
            .name("event time")
            .uid("event-time")
            .map(Observation::of)
            .returns(Observation.class)
            .name("observe")
            .uid("observe");

    SingleOutputStreamOperator<Document> judged =
        observed
            .connect(manifests.broadcast())
            .transform(
                "gather",
                TypeInformation.of(Partial.class),
                new Gather(format.descriptor(), settings.windows()))
            .uid("gather")
            .keyBy(partial -> ONE_KEY, Types.INT)
            .process(
                new JudgeWindows(
                    format.descriptor(), settings.windows(), settings.limits(), ALERTS))
            .name("judge")
            .uid("judge")
            .setParallelism(ONE);

    judged.sinkTo(documents).name("documents").uid("documents").setParallelism(ONE);
    judged.getSideOutput(ALERTS).sinkTo(alerts).name("alerts").uid("alerts").setParallelism(ONE);
  }
}
