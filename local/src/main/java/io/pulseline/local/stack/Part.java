package io.pulseline.local.stack;

import java.util.List;

/**
 * The parts of a local stack: each its own process with its own folder of jars and a bounded heap.
 */
public enum Part {
  KAFKA("kafka", "embedded/kafka", "io.pulseline.embedded.kafka.KafkaMain", 256, 1024),
  ELASTICSEARCH(
      "elasticsearch",
      "embedded/elasticsearch",
      "io.pulseline.embedded.elasticsearch.ElasticsearchMain",
      640,
      1024),
  S3("s3", "embedded/s3", "io.pulseline.embedded.s3.S3Main", 128, 128),
  INGEST("ingest", "flink-jobs", "io.pulseline.jobs.Main", 640, 900),
  GENERATOR("generator", "generator", "io.pulseline.generator.Main", 128, 128),
  TRAINER("trainer", "trainer", "io.pulseline.trainer.Main", 384, 384),
  SERVING("serving", "serving", "io.pulseline.serving.Main", 128, 128);

  private final String label;
  private final String room;
  private final String mainClass;
  private final int shortHeap;
  private final int longHeap;

  /** Heaps in megabytes, for a short and for a long life. */
  Part(String label, String room, String mainClass, int shortHeap, int longHeap) {
    this.label = label;
    this.room = room;
    this.mainClass = mainClass;
    this.shortHeap = shortHeap;
    this.longHeap = longHeap;
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

  /** Largest heap, in megabytes. */
  public int heapMegabytes(Lifetime lifetime) {
    return lifetime == Lifetime.LONG ? longHeap : shortHeap;
  }

  public static List<Part> all() {
    return List.of(values());
  }
}
