package io.pulseline.jobs.ingest;

import io.pulseline.cli.Cli;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.jobs.JobConfiguration;
import io.pulseline.jobs.records.Decode;
import io.pulseline.jobs.records.Received;
import io.pulseline.jobs.records.Route;
import java.util.concurrent.Callable;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Kafka to Elasticsearch, Parquet lake and dead letters. Entry class in a cluster, where Flink's
 * own configuration brings the file systems, the parallelism and the checkpoint to start from.
 */
@Command(name = "ingest", description = "Kafka to Elasticsearch, Parquet lake and dead letters.")
public final class IngestJob implements Callable<Integer> {
  private static final OutputTag<Received> REFUSED =
      new OutputTag<>("refused", TypeInformation.of(Received.class));

  @Mixin private IngestOptions options;

  private IngestJob() {}

  public static void main(String[] args) {
    int code = Cli.run(new IngestJob(), args);
    if (code != 0) {
      // In a cluster this is Flink's own process: it is not ours to end
      throw new IllegalStateException("the ingest job did not start; the error is above");
    }
  }

  @Override
  public Integer call() throws Exception {
    IngestSettings settings = options.settings();
    Prerequisites.ensure(settings);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    if (options.parallelism != null) {
      env.setParallelism(options.parallelism);
    }
    env.configure(
        JobConfiguration.exactlyOnce(settings.checkpoints(), settings.checkpointInterval()));
    wire(env, settings);
    env.executeAsync(settings.jobName());
    return 0;
  }

  /** Connects the topology to Kafka, Elasticsearch and the lake. */
  static void wire(StreamExecutionEnvironment env, IngestSettings job) {
    Dataset dataset = job.records().dataset();
    String descriptor = DatasetYaml.write(dataset);
    defineTopology(
        env,
        job.kafka().source(),
        dataset,
        new IndexDocuments(descriptor, job.records().topic(), job.elasticsearch(), job.index()),
        Lake.sink(job.lake(), dataset),
        job.kafka().deadLetters());
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

  private static final long NO_TIMEOUT = 0;
}
