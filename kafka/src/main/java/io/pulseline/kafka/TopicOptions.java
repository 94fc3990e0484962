package io.pulseline.kafka;

import io.pulseline.contract.UserException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Mixin of every command that creates missing topics: the same shape whoever comes first. */
public final class TopicOptions {
  @Option(
      names = "--partitions",
      defaultValue = "4",
      paramLabel = "N",
      description = "Partitions of a topic that is created. Default: ${DEFAULT-VALUE}.")
  private int partitions;

  @Option(
      names = "--replication",
      paramLabel = "N",
      description = "Replicas of a topic that is created. Default: the brokers' own.")
  private Short replication;

  /**
   * What the options say.
   *
   * @throws UserException when a number is below 1
   */
  public TopicShape shape() {
    atLeastOne("--partitions", partitions);
    if (replication != null) {
      atLeastOne("--replication", replication);
    }
    return new TopicShape(partitions, Optional.ofNullable(replication));
  }

  private static void atLeastOne(String option, int value) {
    if (value < 1) {
      throw new UserException("%s %d must be above 0".formatted(option, value));
    }
  }
}
