package io.pulseline.trainer.command;

import io.pulseline.cli.DurationConverter;
import io.pulseline.contract.UserException;
import io.pulseline.trainer.distributed.Workers;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Option;

/** With which other processes to fit. */
final class WorkersOption {
  private static final Duration LEAST = Duration.ofSeconds(1);

  @Option(
      names = "--worker-timeout",
      defaultValue = "10m",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "How long workers on several machines wait for each other: to meet, to have read their"
              + " rows, to finish a round (default: ${DEFAULT-VALUE}).")
  private Duration timeout;

  Workers of(Map<String, String> environment) {
    if (timeout.compareTo(LEAST) < 0) {
      throw new UserException("--worker-timeout must be at least 1s");
    }
    return Workers.of(environment, timeout);
  }
}
