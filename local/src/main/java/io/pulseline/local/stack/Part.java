package io.pulseline.local.stack;

import java.util.List;

/**
 * The parts of a local stack: each its own process with its own folder of jars and a bounded heap.
 */
public enum Part {
  KAFKA("kafka", "embedded/kafka", "io.pulseline.embedded.kafka.KafkaMain", "256m"),
  ELASTICSEARCH(
      "elasticsearch",
      "embedded/elasticsearch",
      "io.pulseline.embedded.elasticsearch.ElasticsearchMain",
      "640m"),
  S3("s3", "embedded/s3", "io.pulseline.embedded.s3.S3Main", "128m"),
  INGEST("ingest", "flink-jobs", "io.pulseline.jobs.Main", "640m"),
  GENERATOR("generator", "generator", "io.pulseline.generator.Main", "128m"),
  TRAINER("trainer", "trainer", "io.pulseline.trainer.Main", "384m"),
  SERVING("serving", "serving", "io.pulseline.serving.Main", "128m");

  private final String label;
  private final String room;
  private final String mainClass;
  private final String heap;

  Part(String label, String room, String mainClass, String heap) {
    this.label = label;
    this.room = room;
    this.mainClass = mainClass;
    this.heap = heap;
  }

  /** Its name in the story, its log file and its data folder. */
  public String label() {
    return label;
  }

  /** The module's folder below the root of the checkout. */
  public String room() {
    return room;
  }

  public String mainClass() {
    return mainClass;
  }

  /** What others need to be up for. */
  public boolean isServer() {
    return this == KAFKA || this == ELASTICSEARCH || this == S3;
  }

  /** Whether it has a piece of work and then ends, with its result as a JSON line. */
  public boolean endsByItself() {
    return this == GENERATOR || this == TRAINER;
  }

  /** Largest heap, as the JVM's -Xmx takes it. */
  public String heap() {
    return heap;
  }

  public int heapMegabytes() {
    return Integer.parseInt(heap.substring(0, heap.length() - 1));
  }

  public static List<Part> all() {
    return List.of(values());
  }
}
