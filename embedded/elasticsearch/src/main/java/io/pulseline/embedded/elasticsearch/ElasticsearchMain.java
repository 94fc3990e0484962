package io.pulseline.embedded.elasticsearch;

import io.pulseline.contract.process.ReadyLine;
import io.pulseline.embedded.command.Ports;
import io.pulseline.embedded.command.ServerCommand;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command line of one Elasticsearch node; runs until SIGTERM. */
@Command(
    name = "elasticsearch",
    mixinStandardHelpOptions = true,
    version = "Elasticsearch 7.10",
    description = "An Elasticsearch node, a cluster of its own.")
public final class ElasticsearchMain implements Callable<Integer> {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the indices, made on first use and kept.")
  private Path data;

  @Option(names = "--port", required = true, paramLabel = "PORT", description = "Port of HTTP.")
  private int port;

  @Option(
      names = "--bind",
      defaultValue = Ports.LOOPBACK,
      paramLabel = "ADDRESS",
      description = "Address of HTTP (default: ${DEFAULT-VALUE}).")
  private String address;

  @Option(
      names = "--transport-port",
      paramLabel = "PORT",
      description = "Port between nodes. Default: a free one.")
  private int transportPort;

  public static void main(String[] args) {
    ServerCommand.main(new ElasticsearchMain(), args);
  }

  @Override
  public Integer call() throws Exception {
    int transport = Ports.orFree(transportPort);
    Ports.requireFree(address, port, "--port");
    Ports.requireFree(transport, "--transport-port");
    ElasticsearchNode node = ElasticsearchNode.start(data, address, port, transport);
    Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "stop-elasticsearch"));
    node.awaitHealthy();
    System.out.println(ReadyLine.of("elasticsearch", node.url()));
    // A node has only daemon threads: this one keeps the process alive
    Thread.currentThread().join();
    return 0;
  }
}
