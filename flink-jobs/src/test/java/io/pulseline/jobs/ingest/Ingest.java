package io.pulseline.jobs.ingest;

import static org.awaitility.Awaitility.await;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.embedded.junit.ElasticsearchServer;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.S3Server;
import io.pulseline.jobs.frame.RetainedCheckpoints;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.launch.ChildBuilder;
import io.pulseline.launch.ChildProcess;
import io.pulseline.launch.JvmFlags;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The ingest job as a process, with topics, index and folders of its own. */
final class Ingest {
  static final String DATASET = "src/test/resources/datasets/shop-visits";
  private static final Duration START = Duration.ofMinutes(3);

  private final KafkaServer kafka;
  private final ElasticsearchServer elasticsearch;
  private final S3Server s3;
  private final String name;
  private final Path work;
  private final String dataset;

  /**
   * @param name of topics, index and the lake's folder in the bucket
   * @param work folder of the log, the checkpoints and the copy of the lake
   */
  Ingest(
      KafkaServer kafka, ElasticsearchServer elasticsearch, S3Server s3, String name, Path work) {
    this(kafka, elasticsearch, s3, name, work, DATASET);
  }

  private Ingest(
      KafkaServer kafka,
      ElasticsearchServer elasticsearch,
      S3Server s3,
      String name,
      Path work,
      String dataset) {
    this.kafka = kafka;
    this.elasticsearch = elasticsearch;
    this.s3 = s3;
    this.name = name;
    this.work = work;
    this.dataset = dataset;
  }

  /** The same job on the same data, with a descriptor of its own. */
  Ingest withDataset(Path folder) {
    return new Ingest(kafka, elasticsearch, s3, name, work, folder.toString());
  }

  static Dataset dataset() {
    return Datasets.load(DATASET);
  }

  String topic() {
    return name + ".records";
  }

  String deadLetterTopic() {
    return name + ".dead-letters";
  }

  String lake() {
    return "s3://" + s3.bucket() + "/" + name;
  }

  String checkpointsInFolder() {
    return work.resolve("checkpoints").toString();
  }

  Sinks sinks() {
    var lake = new LakeCopy(s3, new LakeLayout(lake()).raw(dataset()), work.resolve("copy"));
    return new Sinks(kafka.bootstrap(), elasticsearch.url(), name, deadLetterTopic(), lake);
  }

  Records records() {
    return new Records(KafkaSettings.of(kafka.bootstrap()), topic());
  }

  ChildProcess startAndAwait(String checkpoints) {
    ChildProcess child = describe(checkpoints).start();
    child.awaitReady(START);
    return child;
  }

  /** Waits for a checkpoint that is complete after now. */
  void awaitCheckpoint() throws IOException {
    Optional<String> before = latestCheckpoint();
    await()
        .atMost(START)
        // Flink deletes older ones at the same time
        .ignoreExceptionsInstanceOf(FileNotFoundException.class)
        .until(() -> !latestCheckpoint().equals(before));
  }

  /** From the folder, since Flink's REST interface tells of it seconds later. */
  private Optional<String> latestCheckpoint() throws IOException {
    URI root = Path.of(checkpointsInFolder()).toUri();
    return RetainedCheckpoints.latest(
        root.toString(), root.resolve("ingest-" + topic()).toString());
  }

  /** The process of a job. */
  ChildBuilder describe(String checkpoints) {
    return withoutS3(checkpoints).args("--s3-endpoint", s3.endpoint());
  }

  /** The process of a job that is not told where S3 is. */
  ChildBuilder withoutS3(String checkpoints) {
    ChildBuilder child =
        ChildProcess.named("ingest " + name)
            .mainClass("io.pulseline.jobs.Main")
            .heap("400m")
            .jvmFlags(JvmFlags.QUICK_START)
            .jvmFlags("@" + System.getProperty("pulseline.jvm.options"))
            .log(work.resolve("ingest.log"))
            .args("job", "ingest", "--dataset", dataset)
            .args("--topic", topic(), "--dead-letter-topic", deadLetterTopic(), "--index", name)
            .args("--bootstrap", kafka.bootstrap(), "--elasticsearch", elasticsearch.url())
            .args("--lake", lake(), "--checkpoints", checkpoints)
            .args("--checkpoint-interval", "500ms")
            .env("AWS_ACCESS_KEY_ID", s3.accessKey())
            .env("AWS_SECRET_ACCESS_KEY", s3.secretKey());
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .forEach(child::classPath);
    return child;
  }
}
