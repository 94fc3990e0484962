package io.pulseline.embedded.junit;

/** An Elasticsearch node. */
public final class ElasticsearchServer implements EmbeddedServer {
  private final ServerProcess process;

  ElasticsearchServer(ServerProcess process) {
    this.process = process;
  }

  /** Address of its HTTP interface, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + process.port();
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
