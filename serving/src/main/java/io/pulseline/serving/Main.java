package io.pulseline.serving;

import io.pulseline.cli.ByteSizeConverter;
import io.pulseline.cli.Cli;
import io.pulseline.cli.DidYouMean;
import io.pulseline.cli.DurationConverter;
import io.pulseline.cli.StopSignal;
import io.pulseline.contract.UserException;
import io.pulseline.contract.process.ReadyLine;
import io.pulseline.serving.edge.EdgeOptions;
import io.pulseline.serving.repository.ModelRepository;
import io.pulseline.serving.repository.RepositoryOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code pulseline serve}: takes the arguments that KServe gives to a model server. */
@Command(
    name = "serve",
    description =
        "Serves a model package, or what registries have in production, over the Open Inference"
            + " Protocol (KServe v2).")
public final class Main implements Callable<Integer> {
  private static final long DEFAULT_MAX_BODY = 64L << 20;
  private static final long MIN_MAX_BODY = 1L << 10;

  @Mixin private RepositoryOptions repositoryOptions;

  @Option(
      names = "--host",
      defaultValue = "0.0.0.0",
      description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--http_port",
      defaultValue = "8080",
      description = "Port of REST, 0 for any (default: ${DEFAULT-VALUE}).")
  private int httpPort;

  @Option(
      names = "--grpc_port",
      defaultValue = "8081",
      description = "Port of gRPC, 0 for any (default: ${DEFAULT-VALUE}).")
  private int grpcPort;

  @Option(
      names = "--max-body",
      paramLabel = "SIZE",
      converter = ByteSizeConverter.class,
      description =
          "Largest request, inflated if it is compressed, over REST and gRPC (default: 64MiB, or an"
              + " eighth of the heap if smaller).")
  private Long maxBody;

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "20s",
      description =
          "How long the server asks itself at most, until its code is compiled, before it says that"
              + " it is ready; it answers meanwhile. 0s: ready at once (default: ${DEFAULT-VALUE}).")
  private Duration warmUp;

  @Mixin private EdgeOptions edge;

  /** KServe passes what some of its servers understand: not a reason to refuse to start. */
  @Unmatched private List<String> unknown = new ArrayList<>();

  @Spec private CommandSpec command;

  public static void main(String[] args) {
    // gRPC logs by java.util.logging: one backend prints it all
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(Cli.run(new Main(), args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ignoreUnknown();
    ServingOptions options = options(); // what cannot be is told before anything is loaded
    StopSignal stop = StopSignal.listen();
    try (ModelRepository repository = repositoryOptions.open();
        ModelServer server = ModelServer.prepare(options, repository)) {
      if (repository.await(stop, errors())) {
        server.bind();
        server.warmUp(warmUp, stop::await);
        announce(server, repository);
        stop.await();
      }
    }
    return 0;
  }

  /** But not what was meant for this one: a server without its --token-file answers everybody. */
  private void ignoreUnknown() {
    List<String> ours = longNames(command.optionsMap().keySet());
    for (String argument : longNames(unknown)) {
      String name = argument.split("=", 2)[0];
      DidYouMean.nearest(name, ours)
          .ifPresent(
              meant -> {
                throw new UserException(
                    "unknown option '%s'; did you mean '%s'?".formatted(name, meant));
              });
    }
    if (!unknown.isEmpty()) {
      errors().println("warning: ignored unknown arguments " + unknown);
    }
  }

  private static List<String> longNames(Collection<String> arguments) {
    return arguments.stream().filter(argument -> argument.startsWith("--")).toList();
  }

  private PrintWriter errors() {
    return command.commandLine().getErr();
  }

  private ServingOptions options() {
    int most = maxBodyBytes();
    return new ServingOptions(host, httpPort, grpcPort, most, edge.open(most));
  }

  /** Text, its bytes, its floats and the answer are in memory side by side. */
  private int maxBodyBytes() {
    if (maxBody == null) {
      return (int) Math.min(DEFAULT_MAX_BODY, Runtime.getRuntime().maxMemory() / 8);
    }
    if (maxBody < MIN_MAX_BODY || maxBody > Integer.MAX_VALUE) {
      throw new UserException(
          "--max-body: a server takes between 1KiB and 2047MiB, but %d bytes were given"
              .formatted(maxBody));
    }
    return maxBody.intValue();
  }

  private void announce(ModelServer server, ModelRepository repository) {
    String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    String scheme = edge.isSecured() ? "https://" : "http://";
    ReadyLine line =
        ReadyLine.of("serving", scheme + reachable + ":" + server.httpPort())
            .with(ReadyLine.GRPC, reachable + ":" + server.grpcPort());
    List<String> models = repository.plane().names();
    command
        .commandLine()
        .getOut()
        .println(
            repository.isOfALake()
                ? line.with(ReadyLine.MODELS, String.join(",", models))
                : line.with(ReadyLine.VERSION, server.version(models.get(0))));
    command.commandLine().getOut().flush();
  }
}
