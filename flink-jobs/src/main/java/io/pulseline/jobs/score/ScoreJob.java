package io.pulseline.jobs.score;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.prediction.Prediction;
import io.pulseline.contract.prediction.PredictionJson;
import io.pulseline.contract.schema.MessageKind;
import io.pulseline.jobs.elasticsearch.Document;
import io.pulseline.jobs.frame.Job;
import io.pulseline.jobs.production.FirstRelease;
import io.pulseline.jobs.production.RegistrySettings;
import io.pulseline.jobs.production.Release;
import io.pulseline.jobs.production.ReleaseSource;
import io.pulseline.jobs.records.Decode;
import io.pulseline.jobs.records.KafkaEnds;
import io.pulseline.jobs.records.Received;
import io.pulseline.jobs.records.RecordFormat;
import io.pulseline.jobs.records.RecordSettings;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Records to predictions of the version in production, and to how good they are.
 *
 * @param shadow a version's name, {@code staging}, or empty for none
 * @param predictions the topic
 * @param window of quality
 */
record ScoreJob(
    RecordSettings records,
    RegistrySettings registry,
    String shadow,
    String predictions,
    Duration window,
    ScoreIndices indices)
    implements Job {
  static final String NAME = "score";

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
    kafka().ensureTopics(predictions, MessageKind.PREDICTION);
    indices.ensure();
  }

  /** Without a model nothing can be scored: alone the job holds its records back until then. */
  @Override
  public boolean isDue(ReadableConfig flink) {
    return FirstRelease.isThere(registry, flink);
  }

  @Override
  public void wire(StreamExecutionEnvironment env) {
    var check = new FitsTheRecords(registry.descriptor());
    defineTopology(
        env,
        kafka().source(),
        ReleaseSource.production(registry, check),
        ReleaseSource.shadow(registry, shadow, check),
        new ScoreSettings(records.format(), registry, records.topic(), window),
        new ScoreSinks(
            kafka().exactlyOnce(predictions, new PredictionWriter(predictions)),
            indices.predictionSink(),
            indices.qualitySink()));
  }

  private KafkaEnds kafka() {
    return new KafkaEnds(records, title());
  }

  /** What the steps have to know. */
  record ScoreSettings(
      RecordFormat format, RegistrySettings registry, String topic, Duration window) {}

  /**
   * Where the results go.
   *
   * @param index empty when predictions are not indexed
   */
  record ScoreSinks(
      Sink<Prediction> topic, Optional<Sink<Document>> index, Sink<Document> quality) {}

  /**
   * The whole job. Releases come to all subtasks of {@code score}, and take force at the barriers
   * of checkpoints.
   */
  static void defineTopology(
      StreamExecutionEnvironment env,
      Source<Received, ?, ?> source,
      Source<Release, ?, ?> production,
      Source<Release, ?, ?> shadow,
      ScoreSettings settings,
      ScoreSinks sinks) {
    var releases =
        ReleaseSource.broadcast(env, production, "production")
            .union(ReleaseSource.broadcast(env, shadow, "shadow"));

    SingleOutputStreamOperator<Prediction> scored =
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "records")
            .uid("records")
            .map(new Decode(settings.format()))
            .name("decode")
            .uid("decode")
            .flatMap(new Accepted())
            .name("accepted")
            .uid("accepted")
            .connect(releases)
            .transform(
                "score",
                TypeInformation.of(Prediction.class),
                new ScoreOperator(settings.registry(), settings.topic()))
            .uid("score");

    scored.sinkTo(sinks.topic()).name("predictions").uid("predictions");
    sinks
        .index()
        .ifPresent(
            index ->
                scored
                    .map(ScoreJob::document)
                    .name("document")
                    .uid("document")
                    .sinkTo(index)
                    .name("index")
                    .uid("index"));
    LiveQuality.of(scored.getSideOutput(ScoreOperator.OUTCOMES), settings.window())
        .sinkTo(sinks.quality())
        .name("quality index")
        .uid("quality-index");
  }

  private static Document document(Prediction prediction) {
    return new Document(prediction.id(), new String(PredictionJson.write(prediction), UTF_8));
  }
}
