package io.pulseline.embedded.junit;

/** A schema registry with Confluent's REST API. */
public final class SchemaRegistryServer implements EmbeddedServer {
  private final ServerProcess process;

  SchemaRegistryServer(ServerProcess process) {
    this.process = process;
  }

  /** Root of its REST API, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + process.port() + "/apis/ccompat/v7";
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
