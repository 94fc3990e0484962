package io.pulseline.embedded.junit;

/** What tests may do to any server, to see how others live through it. */
public sealed interface EmbeddedServer
    permits KafkaServer, ElasticsearchServer, S3Server, SchemaRegistryServer {

  /** SIGKILL; returns when the process is gone. */
  void kill();

  /**
   * Stops the server if it runs and starts it again on the same port and data; returns when it is
   * ready.
   */
  void restart();
}
