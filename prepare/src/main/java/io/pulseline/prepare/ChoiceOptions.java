package io.pulseline.prepare;

import io.pulseline.cli.DurationConverter;
import io.pulseline.cli.InstantConverter;
import io.pulseline.contract.UserException;
import io.pulseline.contract.lake.EventRange;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Option;

/** Which rows are prepared, and how they are divided: options of each command that does it. */
public final class ChoiceOptions {
  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "First event: a date or an instant, in UTC where it names no other offset.")
  private Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description =
          "End of the events, which is not of them: a date, for its midnight, or an instant.")
  private Instant to;

  @Option(
      names = "--last",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "Events of the last 7d, 12h and so on before --to, or up to the newest one in the lake:"
              + " the same lake gives the same rows whenever it is asked.")
  private Duration last;

  @Option(
      names = "--drop-duplicates",
      description = "Of rows that are equal in all columns of the dataset, keep the first.")
  private boolean dropDuplicates;

  @Option(
      names = "--seed",
      defaultValue = "42",
      paramLabel = "N",
      description =
          "Of the split, and of all chance in the steps after it (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--test-share",
      defaultValue = "0.2",
      paramLabel = "SHARE",
      description =
          "Part of each class that is held out for evaluation (default: ${DEFAULT-VALUE}).")
  private double testShare;

  /**
   * What the options say.
   *
   * @throws UserException when they contradict each other
   */
  public Choice choice() {
    if (!(testShare > 0 && testShare < 1)) {
      throw new UserException("--test-share is " + testShare + ", it must lie between 0 and 1");
    }
    if (last != null && last.isZero()) {
      throw new UserException("--last is 0, which no event is within; give one such as 7d");
    }
    if (from != null && last != null) {
      throw new UserException("--from and --last both say where the events begin; give one");
    }
    if (from != null && to != null && !from.isBefore(to)) {
      throw new UserException("--from %s is not before --to %s".formatted(from, to));
    }
    return new Choice(new EventRange(from, to), last, dropDuplicates, testShare, seed);
  }
}
