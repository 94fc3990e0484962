package io.pulseline.deploy.command;

import io.pulseline.cli.DurationConverter;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long to wait. */
final class Patience {
  @Option(
      names = "--timeout",
      defaultValue = "5m",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long to wait for the cluster (default: ${DEFAULT-VALUE}).")
  private Duration timeout;

  Duration timeout() {
    return timeout;
  }
}
