package io.pulseline.embedded.junit;

/** The servers there are, with what it takes to run each for tests. */
public enum ServerKind {
  KAFKA("kafka", "io.pulseline.embedded.kafka.KafkaMain", "256m"),
  ELASTICSEARCH("elasticsearch", "io.pulseline.embedded.elasticsearch.ElasticsearchMain", "512m"),
  S3("s3", "io.pulseline.embedded.s3.S3Main", "128m"),
  SCHEMA_REGISTRY("schemas", "io.pulseline.embedded.schemas.SchemaRegistryMain", "256m");

  private final String room;
  private final String mainClass;
  private final String heap;

  ServerKind(String room, String mainClass, String heap) {
    this.room = room;
    this.mainClass = mainClass;
    this.heap = heap;
  }

  /** Folder under {@code embedded/}. */
  String room() {
    return room;
  }

  String mainClass() {
    return mainClass;
  }

  /** Largest heap, as the JVM writes it. */
  String heap() {
    return heap;
  }
}
