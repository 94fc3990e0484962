package io.pulseline.embedded.kafka;

import io.pulseline.embedded.command.Ports;
import io.pulseline.embedded.command.ServerCommand;
import java.nio.file.Path;
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

  public static void main(String[] args) {
    ServerCommand.main(new KafkaMain(), args);
  }

  @Override
  public Integer call() throws Exception {
    int controller = Ports.orFree(controllerPort);
    Ports.requireFree(port, "--port");
    Ports.requireFree(controller, "--controller-port");
    KafkaNode node = KafkaNode.start(data, port, controller);
    Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "stop-kafka"));
    System.out.println("READY kafka 127.0.0.1:" + port);
    return 0;
  }
}
