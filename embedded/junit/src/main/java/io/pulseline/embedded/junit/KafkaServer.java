package io.pulseline.embedded.junit;

/** A Kafka broker. */
public final class KafkaServer implements EmbeddedServer {
  private final ServerProcess process;

  KafkaServer(ServerProcess process) {
    this.process = process;
  }

  /** Address for clients, {@code host:port}. */
  public String bootstrap() {
    return "127.0.0.1:" + process.port();
  }

  @Override
  public void kill() {
    process.kill();
  }

  @Override
  public void restart() {
    process.restart();
  }
}
