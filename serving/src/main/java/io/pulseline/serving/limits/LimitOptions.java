package io.pulseline.serving.limits;

import io.pulseline.cli.DurationConverter;
import io.pulseline.contract.UserException;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How much clients may have. */
public final class LimitOptions {
  @Option(
      names = "--max-concurrency",
      paramLabel = "N",
      description =
          "Most requests under way at once, over REST and gRPC; others are told to come again"
              + " (default: 256 for each processor).")
  private Integer concurrency;

  @Option(
      names = "--max-rows",
      paramLabel = "N",
      description = "Most rows of a request (default: as many as --max-body holds).")
  private Long rows;

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      description =
          "Most connections of each port (default: 20000, or half of what the system lets be"
              + " open).")
  private Integer connections;

  @Option(
      names = "--request-timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Within what time a request must have come in, head and body (default: 30s).")
  private Duration arrival;

  @Option(
      names = "--idle-timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "When a connection without traffic is closed (default: 5m).")
  private Duration idle;

  /**
   * What the options say.
   *
   * @param maxBodyBytes of one request
   * @throws UserException when a number is no limit
   */
  public Limits limits(int maxBodyBytes) {
    Limits standard = Limits.standard(maxBodyBytes);
    return new Limits(
        (int) atLeastOne("--max-concurrency", concurrency, standard.concurrency()),
        standard.bodyBytes(),
        atLeastOne("--max-rows", rows, standard.rows()),
        (int) atLeastOne("--max-connections", connections, standard.connections()),
        atLeastASecond("--request-timeout", arrival, standard.arrival()),
        atLeastASecond("--idle-timeout", idle, standard.idle()));
  }

  private static long atLeastOne(String option, Number given, long otherwise) {
    if (given == null) {
      return otherwise;
    }
    if (given.longValue() < 1) {
      throw new UserException("%s %s must be above 0".formatted(option, given));
    }
    return given.longValue();
  }

  private static Duration atLeastASecond(String option, Duration given, Duration otherwise) {
    if (given == null) {
      return otherwise;
    }
    if (given.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new UserException(option + ": a second is the least that makes sense");
    }
    return given;
  }
}
