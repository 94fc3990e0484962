package io.pulseline.embedded.schemas;

import io.pulseline.contract.process.ReadyLine;
import io.pulseline.embedded.command.Ports;
import io.pulseline.embedded.command.ServerCommand;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command line of one schema registry; runs until SIGTERM. */
@Command(
    name = "schemas",
    mixinStandardHelpOptions = true,
    version = "Apicurio Registry 2.5",
    description = "A schema registry with Confluent's REST API, on 127.0.0.1.")
public final class SchemaRegistryMain implements Callable<Integer> {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the schemas, made on first use and kept.")
  private Path data;

  @Option(names = "--port", required = true, paramLabel = "PORT", description = "Port of HTTP.")
  private int port;

  public static void main(String[] args) {
    ServerCommand.main(new SchemaRegistryMain(), args);
  }

  @Override
  public Integer call() throws Exception {
    Ports.requireFree(port, "--port");
    RegistryServer server = RegistryServer.start(data, port);
    server.awaitAnswer();
    System.out.println(ReadyLine.of("schemas", server.url()));
    return 0;
  }
}
