package io.pulseline.jobs.ingest;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.embedded.junit.ElasticsearchServer;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.launch.ChildBuilder;
import io.pulseline.launch.ChildProcess;
import io.pulseline.launch.JvmFlags;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The ingest job as a process, with topics, index and folders of its own. */
final class Ingest {
  static final String DATASET = "src/test/resources/datasets/shop-visits";
  private static final Duration START = Duration.ofSeconds(60);

  private final KafkaServer kafka;
  private final ElasticsearchServer elasticsearch;
  private final String name;
  private final Path work;
  private final String root;

  /**
   * @param name of topics and index
   * @param work folder of the log, and of checkpoints and lake
   */
  Ingest(KafkaServer kafka, ElasticsearchServer elasticsearch, String name, Path work) {
    this(kafka, elasticsearch, name, work, work.resolve("lake").toString());
  }

  /**
   * A job with a lake elsewhere.
   *
   * @param root of the lake; the checkpoints are there too
   */
  Ingest(
      KafkaServer kafka, ElasticsearchServer elasticsearch, String name, Path work, String root) {
    this.root = root;
    this.kafka = kafka;
    this.elasticsearch = elasticsearch;
    this.name = name;
    this.work = work;
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

  /** Where the rows are, when the lake is in the work folder. */
  Path raw() {
    return Path.of(new LakeLayout(root).raw(dataset()));
  }

  Sinks sinks() {
    return new Sinks(kafka.bootstrap(), elasticsearch.url(), name, deadLetterTopic());
  }

  Records records() {
    return new Records(kafka.bootstrap(), topic());
  }

  ChildProcess startAndAwait(String... more) {
    ChildProcess child = describe(more).start();
    child.awaitReady(START);
    return child;
  }

  /** The process of a job whose options stand in for ours where given again. */
  ChildBuilder describe(String... more) {
    ChildBuilder child =
        ChildProcess.named("ingest " + name)
            .mainClass("io.pulseline.jobs.Main")
            .heap("400m")
            .jvmFlags(JvmFlags.SMALL)
            .jvmFlags("@" + System.getProperty("pulseline.jvm.options"))
            .log(work.resolve("ingest.log"))
            .args("job", "ingest", "--dataset", DATASET)
            .args("--topic", topic(), "--dead-letter-topic", deadLetterTopic(), "--index", name)
            .args("--bootstrap", kafka.bootstrap(), "--elasticsearch", elasticsearch.url())
            .args("--lake", root, "--checkpoints", root + "/checkpoints")
            .args("--checkpoint-interval", "500ms")
            .args(more);
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .forEach(child::classPath);
    return child;
  }
}
