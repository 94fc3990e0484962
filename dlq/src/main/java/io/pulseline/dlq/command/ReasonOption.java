package io.pulseline.dlq.command;

import io.pulseline.cli.DidYouMean;
import io.pulseline.contract.UserException;
import io.pulseline.contract.envelope.DeadLetterHeaders;
import io.pulseline.contract.envelope.RejectionReason;
import io.pulseline.kafka.DeadLetter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Mixin: only the letters of some reasons. */
final class ReasonOption {
  private static final List<String> KNOWN =
      Stream.concat(
              Stream.of(RejectionReason.values()).map(Enum::name),
              Stream.of(DeadLetterHeaders.REFUSED_BY_INDEX))
          .toList();

  @Option(
      names = "--reason",
      split = ",",
      paramLabel = "REASON",
      description =
          "Only letters with this reason, like OUT_OF_RANGE; several by commas or repeated.")
  private List<String> reasons = List.of();

  boolean isGiven() {
    return !reasons.isEmpty();
  }

  /**
   * Letters with one of the reasons; all letters when none is given.
   *
   * @throws UserException for a reason that there is not
   */
  Predicate<DeadLetter> filter() {
    Set<String> wanted =
        reasons.stream().map(ReasonOption::required).collect(Collectors.toUnmodifiableSet());
    return letter -> wanted.isEmpty() || wanted.contains(letter.reason());
  }

  private static String required(String reason) {
    String name = reason.strip().toUpperCase(Locale.ROOT);
    if (!KNOWN.contains(name)) {
      throw new UserException(
          "--reason %s: there is no such reason%s; they are %s"
              .formatted(reason, DidYouMean.hint(name, KNOWN), String.join(", ", KNOWN)));
    }
    return name;
  }
}
