package io.pulseline.local.command;

import io.pulseline.cli.DurationConverter;
import io.pulseline.contract.UserException;
import io.pulseline.local.chaos.ChaosOptions;
import io.pulseline.local.stack.Lifetime;
import java.time.Duration;
import picocli.CommandLine.Option;

/** A run of records under fire instead of the ledger of what is there. */
final class ChaosArguments {
  @Option(
      names = "--chaos",
      required = true,
      description =
          "Stream records while the jobs, Kafka, Elasticsearch and S3 are killed (-9), stopped"
              + " and taken away; then compute the ledger.")
  private boolean chaos;

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many records to stream (default: ${DEFAULT-VALUE}).")
  private long records;

  @Option(
      names = "--rounds",
      paramLabel = "K",
      defaultValue = "10",
      description = "How often one of the four is killed or stopped (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--outage",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = DurationConverter.class,
      description =
          "For how long Elasticsearch and S3 are away, once each; 0s for not at all (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration outage;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description = "Decides records, corruption and disturbances (default: ${DEFAULT-VALUE}).")
  private long seed;

  /** Whether fire was asked for; a settings file may say false. */
  boolean asked() {
    return chaos;
  }

  ChaosOptions options(StackOptions stack, boolean json) {
    if (records < 1) {
      throw new UserException("--records must be at least 1, not " + records);
    }
    if (rounds < 0) {
      throw new UserException("--rounds must not be negative, but is " + rounds);
    }
    return new ChaosOptions(stack.settings(Lifetime.LONG), records, rounds, outage, seed, json);
  }
}
