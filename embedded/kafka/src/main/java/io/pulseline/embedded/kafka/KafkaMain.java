package io.pulseline.embedded.kafka;

import io.pulseline.contract.process.ReadyLine;
import io.pulseline.embedded.command.Ports;
import io.pulseline.embedded.command.ServerCommand;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command line of one Kafka node; runs until SIGTERM. */
@Command(
    name = "kafka",
    mixinStandardHelpOptions = true,
    version = "Kafka 3.9",
    description = "A Kafka broker and its controller in one process, on 127.0.0.1.")
public final class KafkaMain implements Callable<Integer> {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the log, formatted on first use and kept.")
  private Path data;

  @Option(names = "--port", required = true, paramLabel = "PORT", description = "Port for clients.")
  private int port;

  @Option(
      names = "--controller-port",
      paramLabel = "PORT",
      description = "Port between broker and controller. Default: a free one.")
  private int controllerPort;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Broker properties that add to this node's or replace them, such as those of TLS and"
              + " SASL; clients come in by the listener CLIENTS.")
  private Path config;

  public static void main(String[] args) {
    ServerCommand.main(new KafkaMain(), args);
  }

  @Override
  public Integer call() throws Exception {
    int controller = Ports.orFree(controllerPort);
    Ports.requireFree(port, "--port");
    Ports.requireFree(controller, "--controller-port");
    Map<String, String> more = config == null ? Map.of() : NodeSettings.read(config);
    KafkaNode node = KafkaNode.start(data, port, controller, more);
    Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "stop-kafka"));
    System.out.println(ReadyLine.of("kafka", node.bootstrap()));
    return 0;
  }
}
