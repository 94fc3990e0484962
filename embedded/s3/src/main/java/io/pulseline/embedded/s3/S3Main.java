package io.pulseline.embedded.s3;

import io.pulseline.contract.process.ReadyLine;
import io.pulseline.embedded.command.Ports;
import io.pulseline.embedded.command.ServerCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command line of one S3 server; runs until SIGTERM. */
@Command(
    name = "s3",
    mixinStandardHelpOptions = true,
    version = "S3Proxy 2.9",
    description = "An S3 server that keeps its objects as files.",
    footer =
        "Clients sign with the credentials in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, which"
            + " must be set.")
public final class S3Main implements Callable<Integer> {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the buckets, made on first use and kept.")
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
      names = "--bucket",
      paramLabel = "NAME",
      description = "Bucket to make if it does not exist; may be repeated.")
  private List<String> buckets = List.of();

  public static void main(String[] args) {
    ServerCommand.main(new S3Main(), args);
  }

  @Override
  public Integer call() throws Exception {
    Credentials credentials = Credentials.fromEnvironment(System.getenv());
    S3Server server = S3Server.start(data, address, port, credentials, buckets);
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop-s3"));
    server.awaitAnswer();
    System.out.println(ReadyLine.of("s3", server.url()));
    return 0;
  }
}
